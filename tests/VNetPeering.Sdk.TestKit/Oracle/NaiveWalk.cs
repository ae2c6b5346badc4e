using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The way of one packet in one direction. Plain recursion; the rule stands beside each branch.</summary>
internal sealed partial class NaiveWalk(Topology topology, AzureBehavior behavior, HostAddress from, HostAddress to, OracleChoices choices)
{
    private readonly HashSet<string> _passed = new(StringComparer.OrdinalIgnoreCase);
    private string? _startedAt;
    private Disposition? _block;
    private int _unknownsBeforeBlock;

    internal required OraclePacketKind Kind { get; init; }

    internal required ServiceTagCatalog Catalog { get; init; }

    internal required OracleGuesses Guesses { get; init; }

    /// <summary>Gets the interfaces whose groups know the flow, each with the addresses that it had there, for an answer; null for the first packet of a flow (5.05).</summary>
    internal HashSet<string>? Known { get; init; }

    /// <summary>Gets whether nobody knows how the flow went: what keeps state on the way of the answer may have seen it.</summary>
    internal bool IsAnswerInTheory { get; init; }

    /// <summary>Gets the interfaces that the packet passed going out or in, each with the addresses that it had there.</summary>
    internal HashSet<string> Passed { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets what is down: VNets, gateways, connections, interfaces, firewalls. It stays configured, and packets that reach it are lost (3.37).</summary>
    internal IReadOnlySet<ResourceId> Dead { get; init; } = new HashSet<ResourceId>();

    /// <summary>Gets the appliances that translated the source of the flow and have not yet turned the answer back, the last one first.</summary>
    internal Stack<OracleTranslation> Translations { get; init; } = new();

    /// <summary>Gets the way in from the Internet that the flow took; null for a flow that starts elsewhere.</summary>
    internal OracleEntrance? Entrance { get; init; }

    internal OracleEnd? End { get; private set; }

    internal List<OracleAppliance> Appliances { get; } = [];

    internal List<UnknownReason> Unknowns { get; } = [];

    /// <summary>Gets whether a route that nobody declares could lead elsewhere behind the first thing that stops the packet.</summary>
    internal bool MissesRoutesBehindBlock { get; private set; }

    internal List<string> Log { get; } = [];

    internal Disposition FromHost(VNet vnet, Subnet subnet)
    {
        NetworkInterface? own = InterfaceAt(vnet, from);
        AzureFirewall? firewall = FirewallAt(subnet, from);
        if (own is not null || firewall is not null)
        {
            _startedAt = (own?.Id ?? firewall!.Id).ToString();
            _passed.Add(_startedAt); // 3.35: back at the sender is a loop
        }

        return Start(new OracleSender(vnet, subnet) { Interface = own, Firewall = firewall });
    }

    internal Disposition FromPrivateEndpoint(VNet vnet, Subnet subnet) => Start(new OracleSender(vnet, subnet) { IsPrivateEndpoint = true });

    private Disposition Start(OracleSender sender)
    {
        Known?.Add(Seen(sender, from, to, from)); // who answers has had the packet, however it came
        return Finish(Send(sender));
    }

    private Disposition Finish(Disposition disposition)
    {
        if (_block is { } block)
        {
            // What comes behind the first block is walked only to see which groups a flow without the block would have passed.
            MissesRoutesBehindBlock = Unknowns.Skip(_unknownsBeforeBlock).Contains(UnknownReason.BgpNotModelled);
            Unknowns.RemoveRange(_unknownsBeforeBlock, Unknowns.Count - _unknownsBeforeBlock);
            End = null;
            return block;
        }

        return disposition == Disposition.Delivered && Unknowns.Count > 0 ? Disposition.Unknown : disposition;
    }

    private Disposition Send(OracleSender sender)
    {
        // 5.41: routes of the user reach a private endpoint only where its subnet lets them
        bool withUserRoutes = !sender.IsPrivateEndpoint
            || sender.Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, sender.Subnet.Id, behavior, withUserRoutes);
        List<OracleRow> best = [.. NaiveNextHop.BestRows(rows, to).DistinctBy(one => (one.Way?.Gateway?.Id, one.LearnedNextHop, one.Hub?.Id))];
        OracleRow? row = best.Count == 0 ? null : best[choices.Choose(best.Count)];
        Log.Add($"{sender.VNet.Name}/{sender.Subnet.Name}: {row?.ToString() ?? "no row"}");
        if (row?.Type == NextHopType.Internet && Known is null && sender.Forwards && OwnForTheInternet(sender) is { } own)
        {
            from = own;
        }

        Look(sender, SecurityRuleDirection.Outbound, from);
        LookBehindLinks(sender, to);
        if (OutOfClassic(sender, row) is { } crossed)
        {
            return crossed;
        }

        if (WhatMayBeat(sender.VNet, sender.Subnet, rows, row, withUserRoutes) is { } reason)
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

            case NextHopType.ConnectedGroup when Dead.Contains(row.Member!.Id):
                return Stop(Disposition.ResourceIsDown, $"{row.Member.Name} is down");

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
        if (IsAtTranslator(vnet))
        {
            return TurnBack();
        }

        if (Known is not null && Translations.Count > 0)
        {
            return Stop(Disposition.NoSuchAddress, $"who translated is not in {vnet.Name}"); // VNets may share their space (1.09): somebody else has the address there
        }

        Subnet? subnet = vnet.SubnetAt(to);
        if (subnet is null || to.IsReservedIn(subnet))
        {
            return Stop(Disposition.NoSuchAddress, $"{vnet.Name} has nobody at {to}"); // 1.24, 1.29
        }

        OracleSender receiver = new(vnet, subnet) { Interface = InterfaceAt(vnet, to), Firewall = FirewallAt(subnet, to), IsPrivateEndpoint = IsPrivateEndpoint(vnet, to) };
        Look(receiver, SecurityRuleDirection.Inbound, to);
        LookBehindLinks(receiver, from);
        OracleEnd end = IsPrivateEndpoint(vnet, to) ? new OracleEnd.AtPrivateEndpoint(vnet, subnet) : new OracleEnd.InSubnet(vnet, subnet);
        return Arrive(end, $"{vnet.Name}/{subnet.Name}");
    }

    private Disposition OverPeering(OracleSender sender, Peering link)
    {
        VNet? remote = topology.FindVNet(link.RemoteVNetId);
        if (remote is null)
        {
            return NotKnown(UnknownReason.UnresolvedReference);
        }

        return Cross(sender, link, remote) ?? Deliver(remote);
    }

    private Disposition ToPrivateEndpoint(OracleSender sender, Peering? link)
    {
        if (link is null)
        {
            return Deliver(sender.VNet);
        }

        VNet home = topology.FindVNet(link.RemoteVNetId)!;
        return Cross(sender, link, home) ?? Deliver(home);
    }

    /// <summary>Everything that can stop a packet on a peering; null when it enters the remote VNet, and also where a flag forbids it, which is noted.</summary>
    private Disposition? Cross(OracleSender sender, Peering link, VNet remote)
    {
        if (Dead.Contains(remote.Id))
        {
            return Stop(Disposition.ResourceIsDown, $"{remote.Name} is down");
        }

        Peering? reverse = topology.ReverseOf(link);

        // 2.26: a classic VNet has no link back
        if (remote.DeploymentModel == DeploymentModel.ResourceManager && (reverse is null || !topology.IsConnected(reverse)))
        {
            return Stop(Disposition.PeeringNotConnected, $"{remote.Name} has no Connected link back"); // 2.20, 2.21
        }

        // 2.50, 2.51: the packet did not start in the VNet that it comes from. 2.52: what comes out of a gateway needs no flag.
        if (!sender.IsGateway && !sender.VNet.Owns(from))
        {
            Peering? decides = behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? reverse : link;
            if (decides is null)
            {
                Unknowns.Add(UnknownReason.ClassicDetails); // 2.84: no link, so no switch that would say
            }
            else if (decides is { AllowForwardedTraffic: false })
            {
                Block(Disposition.ForwardedTrafficNotAllowed, $"{decides.Name} does not admit forwarded traffic");
            }
        }

        return null;
    }

    internal bool IsPrivateEndpoint(VNet vnet, HostAddress address) =>
        topology.PrivateEndpoints.Any(one => one.SubnetId?.Parent == vnet.Id && one.Addresses.Contains(address));

    /// <summary>5.01 to 5.05: the groups of an interface and its subnet look at the packet, unless they know its flow.</summary>
    private void Look(OracleSender place, SecurityRuleDirection direction, HostAddress address)
    {
        Passed.Add(Seen(place, address, from, to));
        if (IsAnswerInTheory || Known?.Contains(Seen(place, address, to, from)) is true)
        {
            return; // 5.05: by its addresses, turned round; an answer with others than the flow had here is a flow of its own
        }

        OracleDecision decision = NaiveSecurity.Decide(new NaiveSecurity.Asked(topology, behavior, Catalog, place, Guesses), direction, new OraclePacket(from, to, Kind));
        if (decision.Access == SecurityRuleAccess.Deny)
        {
            Block(decision.IsOfAdminRule ? Disposition.DeniedByAdminRule : Disposition.DeniedBySecurityRule, $"{place.VNet.Name}/{place.Subnet.Name} {direction}: {decision.RuleName ?? "a rule"} of {decision.GroupId?.Name}");
        }
        else if (decision.RuleName is not null)
        {
            Log.Add($"{place.VNet.Name}/{place.Subnet.Name} {direction}: {decision.RuleName} of {decision.GroupId?.Name}");
        }
    }

    /// <summary>2.40 to 2.43: without a group of the user's, what is behind a link of this VNet with a cleared flag is denied, coming or going, and nothing else is.</summary>
    private void LookBehindLinks(OracleSender place, HostAddress other)
    {
        if (!behavior.AccessFlagBlocksWithoutSecurityGroup || place.HasSecurityGroup)
        {
            return;
        }

        foreach (Peering link in topology.ConnectedLinks(place.VNet).Where(one => !one.AllowVirtualNetworkAccess && topology.PeeredPrefixes(one).Any(prefix => prefix.Contains(other))))
        {
            Block(Disposition.AccessNotAllowed, $"{other} is behind {link.Name}, which does not allow access");
        }
    }

    private static string Seen(OracleSender place, HostAddress address, HostAddress source, HostAddress destination) =>
        $"{place.Interface?.Id.ToString() ?? $"{place.Subnet.Id} {place.Undescribed ?? address.ToString()}"} {source}>{destination}";

    /// <summary>Notes the first thing that stops the packet; the rest of the way is walked as if it were not there.</summary>
    private void Block(Disposition disposition, string why)
    {
        Log.Add($"{disposition}: {why}");
        if (_block is null)
        {
            _block = disposition;
            _unknownsBeforeBlock = Unknowns.Count;
        }
    }

    private Disposition NotKnown(UnknownReason reason)
    {
        Log.Add($"not known: {reason}");
        Unknowns.Add(reason);
        return Disposition.Unknown;
    }

    /// <summary>Why a route that nobody declares could win: not inside own and peered space (3.51), and not against a row of one address. Null when none can.</summary>
    private UnknownReason? WhatMayBeat(VNet vnet, Subnet subnet, IReadOnlyList<OracleRow> rows, OracleRow? row, bool withUserRoutes = true)
    {
        bool isOwnOrPeered = rows.Any(one => one.Source == RouteSource.Default && one.Type is NextHopType.VNetLocal or NextHopType.VNetPeering or NextHopType.VNetGlobalPeering or NextHopType.ConnectedGroup && one.Prefix.Contains(to));
        if (isOwnOrPeered || row?.Prefix == to.ToPrefix())
        {
            return null;
        }

        // What a Virtual WAN hub brings beside the VNets connected to it is not modelled.
        bool isBeyondHub = topology.VirtualHubsOf(vnet).Any() && (!withUserRoutes || topology.TableOf(subnet)?.PropagatesGatewayRoutes is not false);
        return NaiveRoutes.MayMissRows(topology, subnet.Id, behavior, withUserRoutes) ? UnknownReason.BgpNotModelled : isBeyondHub ? UnknownReason.BeyondVirtualHub : null;
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
