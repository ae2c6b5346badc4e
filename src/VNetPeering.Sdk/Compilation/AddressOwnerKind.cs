namespace VNetPeering.Sdk.Compilation;

/// <summary>What can own a private address.</summary>
internal enum AddressOwnerKind
{
    NetworkInterface,
    AzureFirewall,
    LoadBalancerFrontEnd,
    PrivateEndpoint,
    Gateway,
    RouteServer,
}
