using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A subnet with its parts as indices.</summary>
internal sealed class CompiledSubnet
{
    internal const int None = -1;

    /// <summary>The subnet names a route table that the topology does not hold.</summary>
    internal const int Unresolved = -2;

    internal required int Index { get; init; }

    internal required int VNet { get; init; }

    internal required Subnet Subnet { get; init; }

    /// <summary>Index of the route table, <see cref="None"/> or <see cref="Unresolved"/>.</summary>
    internal required int RouteTable { get; init; }

    /// <summary>Whether the private endpoints of the subnet are under its security group (rule 5.41).</summary>
    internal bool GroupsReachEndpoints => Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled;

    internal bool Owns(HostAddress address)
    {
        foreach (AddressPrefix prefix in Subnet.AddressPrefixes)
        {
            if (prefix.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
