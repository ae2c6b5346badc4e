using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>How packets get over a link, whoever sends them.</summary>
/// <param name="Outcome">Zero when they get over it; else one of <see cref="Ways"/>.</param>
/// <param name="IsForOwnOnly">Whether it takes only what comes from addresses of its own VNet: forwarded traffic is not allowed (2.50-2.54).</param>
internal readonly record struct Crossing(ulong Outcome, bool IsForOwnOnly)
{
    /// <summary>The number of bits of <see cref="Code"/>.</summary>
    internal const int CodeBits = 3;

    /// <summary>Gets a number that tells it from others.</summary>
    internal int Code => (int)Outcome | (IsForOwnOnly ? 4 : 0);

    /// <summary>Returns the crossing with a number.</summary>
    internal static Crossing FromCode(int code) => new((ulong)code & 3, (code & 4) != 0);

    /// <summary>Says what the switches of a link, and of the one back, do to packets.</summary>
    internal static Crossing Of(RoutingTables tables, CompiledLink link, bool isSenderUnderGroup, bool isReceiverUnderGroup)
    {
        CompiledTopology net = tables.Net;
        if (link.Remote < 0 || net.VNets[link.Remote].VNet.IsPlaceholder)
        {
            return new Crossing(Ways.Unknown, false);
        }

        if (net.VNets[link.Remote].VNet.DeploymentModel == DeploymentModel.Classic)
        {
            return new Crossing(Ways.Open, false);
        }

        if (link.Reverse < 0 || !net.Links[link.Reverse].IsConnected)
        {
            return new Crossing(Ways.Blocked, false);
        }

        CompiledLink back = net.Links[link.Reverse];
        bool isRefused = tables.Behavior.AccessFlagBlocksWithoutSecurityGroup
            && ((!link.AllowsAccess && !isSenderUnderGroup) || (!back.AllowsAccess && !isReceiverUnderGroup));
        CompiledLink deciding = tables.Behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? back : link;
        return isRefused ? new Crossing(Ways.Blocked, false) : new Crossing(0, !deciding.AllowsForwardedTraffic);
    }

    /// <summary>Says whether a security group of the user's looks at what leaves a subnet or an interface there.</summary>
    internal static bool IsSenderUnderGroup(CompiledTopology net, int subnet, int nic, bool isManaged) =>
        !isManaged && (net.Subnets[subnet].Subnet.NetworkSecurityGroupId is not null || (nic >= 0 && net.Topology.NetworkInterfaces[nic].NetworkSecurityGroupId is not null));

    /// <summary>Says whether a security group of the user's looks at what an address in a VNet gets.</summary>
    internal static bool IsReceiverUnderGroup(CompiledTopology net, int vnet, HostAddress address)
    {
        if (vnet < 0 || net.SubnetAt(vnet, address) is not { } subnet || SpecialSubnets.HoldsManagedInstances(subnet.Subnet.Name))
        {
            return false;
        }

        AddressOwner? owner = net.OwnerOf(vnet, address);
        bool isInterface = owner is { Kind: AddressOwnerKind.NetworkInterface };
        bool isSpared = owner is { Kind: AddressOwnerKind.PrivateEndpoint }
            && subnet.Subnet.PrivateEndpointNetworkPolicies is not (PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled);
        return !isSpared
            && (subnet.Subnet.NetworkSecurityGroupId is not null || (isInterface && net.Topology.NetworkInterfaces[owner!.Value.Index].NetworkSecurityGroupId is not null));
    }
}
