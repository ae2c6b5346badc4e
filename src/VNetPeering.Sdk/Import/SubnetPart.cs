using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>What one source states about a subnet.</summary>
internal sealed record SubnetPart(Subnet Subnet, bool StatesEndpointPolicies)
{
    /// <summary>Returns <paramref name="first"/> with what <paramref name="second"/> states.</summary>
    internal static SubnetPart Merge(SubnetPart first, SubnetPart second) => new(
        first.Subnet with
        {
            AddressPrefixes = second.Subnet.AddressPrefixes.Count > 0 ? second.Subnet.AddressPrefixes : first.Subnet.AddressPrefixes,
            NetworkSecurityGroupId = second.Subnet.NetworkSecurityGroupId ?? first.Subnet.NetworkSecurityGroupId,
            RouteTableId = second.Subnet.RouteTableId ?? first.Subnet.RouteTableId,
            NatGatewayId = second.Subnet.NatGatewayId ?? first.Subnet.NatGatewayId,
            DefaultOutboundAccess = second.Subnet.DefaultOutboundAccess ?? first.Subnet.DefaultOutboundAccess,
            ServiceEndpoints = second.Subnet.ServiceEndpoints.Count > 0 ? second.Subnet.ServiceEndpoints : first.Subnet.ServiceEndpoints,
            Delegations = second.Subnet.Delegations.Count > 0 ? second.Subnet.Delegations : first.Subnet.Delegations,
            IPConfigurationIds = second.Subnet.IPConfigurationIds.Count > 0 ? second.Subnet.IPConfigurationIds : first.Subnet.IPConfigurationIds,
            PrivateEndpointNetworkPolicies = second.StatesEndpointPolicies ? second.Subnet.PrivateEndpointNetworkPolicies : first.Subnet.PrivateEndpointNetworkPolicies,
        },
        first.StatesEndpointPolicies || second.StatesEndpointPolicies);
}
