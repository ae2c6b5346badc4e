using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The way of one packet in one direction. Plain recursion; the rule stands beside each branch.</summary>
internal sealed partial class NaiveWalk(Topology topology, AzureBehavior behavior, HostAddress from, HostAddress to, OracleChoices choices)
{
    private readonly HashSet<string> _passed = new(StringComparer.OrdinalIgnoreCase);

    internal OracleEnd? End { get; private set; }

    internal List<OracleAppliance> Appliances { get; } = [];

    internal List<UnknownReason> Unknowns { get; } = [];

    internal List<string> Log { get; } = [];

    internal Disposition FromHost(VNet vnet, Subnet subnet)
    {
        NetworkInterface? own = InterfaceAt(vnet, from);
        AzureFirewall? firewall = FirewallAt(subnet, from);
        if (own is not null || firewall is not null)
        {
            _passed.Add((own?.Id ?? firewall!.Id).ToString()); // 3.35: back at the sender is a loop
        }

        return Finish(Send(new OracleSender(vnet, subnet) { Interface = own, Firewall = firewall }));
    }

    internal Disposition FromPrivateEndpoint(VNet vnet, Subnet subnet) =>
        Finish(Send(new OracleSender(vnet, subnet) { IsPrivateEndpoint = true }));

    private Disposition Finish(Disposition disposition) =>
        disposition == Disposition.Delivered && Unknowns.Count > 0 ? Disposition.Unknown : disposition;

    private Disposition Send(OracleSender sender, bool isReply = false)
    {
        if (!isReply)
        {
            NoteSecurityGroup(sender); // 5.05: the answer to a packet that left here needs no rule
        }

        if (!sender.Forwards && sender.VNet.DeploymentModel == DeploymentModel.Classic)
        {
            Unknowns.Add(UnknownReason.ClassicDetails);
        }

        // 5.41: routes of the user reach a private endpoint only where its subnet lets them
        bool withUserRoutes = !sender.IsPrivateEndpoint
            || sender.Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, sender.Subnet.Id, behavior, withUserRoutes);
        List<OracleRow> best = [.. NaiveNextHop.BestRows(rows, to).DistinctBy(one => (one.Way?.Gateway?.Id, one.LearnedNextHop, one.Hub?.Id))];
        OracleRow? row = best.Count == 0 ? null : best[choices.Choose(best.Count)];
        Log.Add($"{sender.VNet.Name}/{sender.Subnet.Name}: {row?.ToString() ?? "no row"}");

        if (WhatMayBeat(sender.VNet, sender.Subnet, rows, row) is { } reason)
        {
            return NotKnown(reason);
        }

        switch (row?.Type)
        {
            case null or NextHopType.None:
                return Stop(Disposition.DroppedByRoute, "dropped"); // 3.56

            case NextHopType.VNetLocal:
                return Deliver(sender.VNet);

            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                return row.Hub is null ? OverPeering(sender, row.Link!) : NotKnown(UnknownReason.BeyondVirtualHub);

            case NextHopType.ConnectedGroup:
                return Deliver(row.Member!); // 6.02: there are no peering objects, so no flags

            case NextHopType.InterfaceEndpoint:
                return ToPrivateEndpoint(sender, row.Link);

            case NextHopType.VirtualAppliance:
                return ToAppliance(sender, row);

            case NextHopType.VirtualNetworkGateway:
                return ToGateway(sender, row);

            case NextHopType.Internet:
                return ToInternet(sender);

            default:
                throw new InvalidOperationException($"The oracle never writes a row of type {row.Type}.");
        }
    }

    private Disposition Deliver(VNet vnet)
    {
        Subnet? subnet = vnet.SubnetAt(to);
        if (subnet is null || to.IsReservedIn(subnet))
        {
            return Stop(Disposition.NoSuchAddress, $"{vnet.Name} has nobody at {to}"); // 1.24, 1.29
        }

        NoteSecurityGroup(new OracleSender(vnet, subnet) { Interface = InterfaceAt(vnet, to), IsPrivateEndpoint = IsPrivateEndpoint(vnet, to) });
        OracleEnd end = IsPrivateEndpoint(vnet, to) ? new OracleEnd.AtPrivateEndpoint(vnet, subnet) : new OracleEnd.InSubnet(vnet, subnet);
        return Arrive(end, $"{vnet.Name}/{subnet.Name}");
    }

    private Disposition OverPeering(OracleSender sender, Peering link)
    {
        VNet? remote = topology.FindVNet(link.RemoteVNetId);
        if (remote is null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        Subnet? subnet = remote.SubnetAt(to);
        OracleSender? receiver = subnet is null ? null : new OracleSender(remote, subnet) { Interface = InterfaceAt(remote, to) };
        return Cross(sender, link, remote, receiver) ?? Deliver(remote);
    }

    private Disposition ToPrivateEndpoint(OracleSender sender, Peering? link)
    {
        if (link is null)
        {
            return Deliver(sender.VNet);
        }

        VNet home = topology.FindVNet(link.RemoteVNetId)!;
        OracleSender? receiver = home.SubnetAt(to) is { } subnet ? new OracleSender(home, subnet) { IsPrivateEndpoint = true } : null;
        return Cross(sender, link, home, receiver) ?? Deliver(home);
    }

    /// <summary>Everything that can stop a packet on a peering; null when it enters the remote VNet.</summary>
    private Disposition? Cross(OracleSender sender, Peering link, VNet remote, OracleSender? receiver)
    {
        Peering? reverse = topology.ReverseOf(link);

        if (remote.DeploymentModel == DeploymentModel.Classic)
        {
            Unknowns.Add(UnknownReason.ClassicDetails); // 2.26: there is no link on that side
        }
        else if (reverse is null || !topology.IsConnected(reverse))
        {
            return Stop(Disposition.PeeringNotConnected, $"{remote.Name} has no Connected link back"); // 2.20, 2.21
        }

        if (behavior.AccessFlagBlocksWithoutSecurityGroup)
        {
            // 2.40 to 2.43: each side acts on its own flag, under the user's security group where there is one
            if (!link.AllowVirtualNetworkAccess && !sender.HasSecurityGroup)
            {
                return Stop(Disposition.AccessNotAllowed, $"{link.Name} does not allow access");
            }

            if (reverse is { AllowVirtualNetworkAccess: false } && receiver?.HasSecurityGroup is not true)
            {
                return Stop(Disposition.AccessNotAllowed, $"{reverse.Name} does not allow access");
            }
        }

        // 2.50, 2.51: the packet did not start in the VNet that it comes from. 2.52: what comes out of a gateway needs no flag.
        if (!sender.IsGateway && !sender.VNet.Owns(from))
        {
            Peering? decides = behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? reverse : link;
            if (decides is { AllowForwardedTraffic: false })
            {
                return Stop(Disposition.ForwardedTrafficNotAllowed, $"{decides.Name} does not admit forwarded traffic");
            }
        }

        return null;
    }

    private bool IsPrivateEndpoint(VNet vnet, HostAddress address) =>
        topology.PrivateEndpoints.Any(one => one.SubnetId?.Parent == vnet.Id && one.Addresses.Contains(address));

    private void NoteSecurityGroup(OracleSender place)
    {
        if (place.HasSecurityGroup)
        {
            Log.Add($"{place.VNet.Name}/{place.Subnet.Name}: a security group looks at it");
            Unknowns.Add(UnknownReason.UnresolvedReference);
        }
    }

    private Disposition NotKnown(UnknownReason reason)
    {
        Log.Add($"not known: {reason}");
        Unknowns.Add(reason);
        return Disposition.Unknown;
    }

    /// <summary>Why a route that nobody declares could win: not inside own and peered space (3.51), and not against a row of one address. Null when none can.</summary>
    private UnknownReason? WhatMayBeat(VNet vnet, Subnet subnet, IReadOnlyList<OracleRow> rows, OracleRow? row)
    {
        bool isOwnOrPeered = rows.Any(one => one.Source == RouteSource.Default && one.Type is NextHopType.VNetLocal or NextHopType.VNetPeering or NextHopType.VNetGlobalPeering or NextHopType.ConnectedGroup && one.Prefix.Contains(to));
        if (isOwnOrPeered || row?.Prefix == to.ToPrefix())
        {
            return null;
        }

        // What a Virtual WAN hub brings beside the VNets connected to it is not modelled.
        bool isBeyondHub = topology.VirtualHubsOf(vnet).Any() && topology.TableOf(subnet)?.PropagatesGatewayRoutes is not false;
        return NaiveRoutes.MayMissRows(topology, subnet.Id, behavior) ? UnknownReason.BgpNotModelled : isBeyondHub ? UnknownReason.BeyondVirtualHub : null;
    }

    private Disposition Stop(Disposition disposition, string why)
    {
        Log.Add($"{disposition}: {why}");
        return disposition;
    }

    private Disposition Arrive(OracleEnd end, string where)
    {
        Log.Add($"arrived: {where}");
        End = end;
        return Disposition.Delivered;
    }
}
