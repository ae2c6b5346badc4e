namespace VNetPeering.Sdk.Model;

/// <summary>Which of a subnet's network policies reach its private endpoints (rules 3.11 and 5.41).</summary>
public enum PrivateEndpointNetworkPolicies
{
    /// <summary>None: neither security groups nor user-defined routes.</summary>
    Disabled = 0,

    /// <summary>Security groups and user-defined routes.</summary>
    Enabled,

    /// <summary>Security groups only.</summary>
    NetworkSecurityGroupEnabled,

    /// <summary>User-defined routes only.</summary>
    RouteTableEnabled,
}
