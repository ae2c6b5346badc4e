using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Writes the routes of the inspections that a draft asks for; <see cref="TopologyBuilder.Inspect(ApplianceBuilder, IEnumerable{string}, string, string, int)"/> says which.</summary>
internal sealed class InspectionWriter(TopologyDraft draft)
{
    private readonly List<WrittenTable> _tables = [];
    private readonly Dictionary<ResourceId, WrittenTable> _tablesById = [];
    private readonly Dictionary<SubnetBuilder, WrittenTable> _created = [];
    private readonly HashSet<PeeringSide> _forwarding = [];

    internal ValueList<RouteTable> Tables => [.. _tables.Select(table => table.ToRecord())];

    internal ValueList<InspectionIntent> Intents { get; private set; } = [];

    internal ResourceId? TableOf(SubnetBuilder subnet) => _created.TryGetValue(subnet, out WrittenTable? table) ? table.Id : subnet.TableId;

    /// <summary>Returns a link as it is written: an inspection lets forwarded traffic in, where the program does not say otherwise (rule 2.51).</summary>
    internal Peering Written(PeeringSide link) => _forwarding.Contains(link) ? link.ToRecord() with { AllowForwardedTraffic = true } : link.ToRecord();

    internal void Write(TopologyAssembler assembler, ValueList<NetworkInterface> interfaces)
    {
        draft.RouteTables.ForEach(table => Add(new WrittenTable(table.ToRecord())));
        Intents = [.. draft.Inspections.Select(inspection => Write(inspection, assembler, interfaces))];
    }

    private InspectionIntent Write(InspectionDraft inspection, TopologyAssembler assembler, ValueList<NetworkInterface> interfaces)
    {
        List<ResourceId> written = [];
        ResourceId? homeId = inspection.Firewall is { } firewall
            ? firewall.ToRecord().SubnetId
            : interfaces.FirstOrDefault(nic => nic.Id == inspection.ViaId)?.IPConfigurations.Select(configuration => configuration.SubnetId).FirstOrDefault(id => id is not null);
        SubnetBuilder? home = draft.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.Id == homeId);
        if (home is null)
        {
            assembler.Report(inspection.At, $"\"{inspection.ViaName}\" lies in no subnet of this topology, so no route can lead flows to it. Inspect by an appliance or firewall of one of its VNets.");
        }
        else
        {
            List<InspectedEnd> ends =
            [
                .. inspection.VNets.Select(vnet => OfVNet(vnet, home, assembler)),
                .. inspection.Subnets.Select(subnet => new InspectedEnd(subnet.Path, [subnet], assembler.Prefixes(subnet.Requests))),
                .. inspection.Sites.Select(site => OfSite(site, inspection, assembler)),
            ];
            foreach (InspectedEnd from in ends)
            {
                foreach (InspectedEnd to in ends.Where(to => to != from))
                {
                    // What two sites send to each other out of one gateway cannot be led: a route to a site there would also catch what is on its way to it.
                    foreach (SubnetBuilder subnet in from.Senders.Where(subnet => !to.Senders.Contains(subnet)))
                    {
                        Lead(subnet, to, ends, inspection, assembler, interfaces, written);
                    }
                }
            }

            foreach (PeeringSide link in ends.SelectMany(end => end.Senders).Select(subnet => subnet.VNet).Distinct().Select(vnet => vnet.LinkTo(home.VNet)).OfType<PeeringSide>())
            {
                if (!link.Sets(PeeringSwitches.AllowForwardedTraffic))
                {
                    _forwarding.Add(link);
                }
            }
        }

        return new InspectionIntent
        {
            ViaId = inspection.ViaId,
            NetworkIds = [.. inspection.VNets.Select(vnet => vnet.Id), .. inspection.Subnets.Select(subnet => subnet.Id)],
            Sites = [.. inspection.Sites.Select(site => site.Name)],
            Because = inspection.Because,
            WrittenRouteIds = [.. written],
        };
    }

    private static InspectedEnd OfVNet(VNetBuilder vnet, SubnetBuilder home, TopologyAssembler assembler)
    {
        // What the appliance itself sends must not come back to it: beside it the subnets of workloads are named one by one.
        SubnetBuilder[] workloads = [.. vnet.Subnets.Where(subnet => subnet != home && !SpecialSubnets.HoldsManagedInstances(subnet.Name))];
        return new InspectedEnd(vnet.Name, workloads, vnet == home.VNet ? workloads.SelectMany(subnet => assembler.Prefixes(subnet.Requests)) : assembler.Prefixes(vnet.Requests));
    }

    /// <summary>A site sends through the gateway subnets of the VNets that connect to it.</summary>
    private InspectedEnd OfSite(SiteBuilder site, InspectionDraft inspection, TopologyAssembler assembler)
    {
        LocalNetworkGateway[] devicesOfSite = [.. draft.LocalNetworkGateways.Make(assembler).Where(device => device.Site == site.Name)];
        HashSet<ResourceId> devices = [.. devicesOfSite.Select(device => device.Id)];
        HashSet<ResourceId> circuits = [.. draft.Circuits.Select(circuit => circuit.ToRecord()).Where(circuit => circuit.Sites.Contains(site.Name)).Select(circuit => circuit.Id)];
        HashSet<ResourceId> gateways =
        [
            .. draft.Connections.Make(assembler)
                .Where(connection => (connection.LocalNetworkGatewayId is { } device && devices.Contains(device)) || (connection.CircuitId is { } circuit && circuits.Contains(circuit)))
                .Select(connection => connection.GatewayId).OfType<ResourceId>(),
        ];
        SubnetBuilder[] doors =
        [
            .. draft.Gateways.Where(gateway => gateways.Contains(gateway.Id)).Select(gateway => gateway.ToRecord().VNetId).Distinct()
                .SelectMany(id => draft.VNets.Where(vnet => vnet.Id == id)).SelectMany(vnet => vnet.Subnets).Where(subnet => subnet.Name == SpecialSubnets.Gateway),
        ];
        if (doors.Length == 0)
        {
            assembler.Report(inspection.At, $"No gateway of this topology connects to site \"{site.Name}\", so its flows cannot be inspected. Connect the site, or leave it out.");
        }

        // Gateways learn what their devices state (4.20), which may be longer prefixes. A default route leads to the site, and does not make it own the Internet.
        IEnumerable<AddressPrefix> prefixes = site.Record.AddressSpace.Concat(devicesOfSite.SelectMany(device => device.AddressSpace)).Distinct();
        return new InspectedEnd(site.Name, doors, prefixes.Where(prefix => !prefix.IsDefaultRoute));
    }

    private void Lead(SubnetBuilder subnet, InspectedEnd to, List<InspectedEnd> ends, InspectionDraft inspection, TopologyAssembler assembler, ValueList<NetworkInterface> interfaces, List<ResourceId> written)
    {
        WrittenTable table = TableFor(subnet, assembler, inspection.At);
        foreach (AddressPrefix prefix in to.Prefixes.Where(prefix => !CatchesOwn(subnet, prefix, assembler)))
        {
            if (HopFor(prefix.Family, inspection, interfaces) is not { } hop)
            {
                continue;
            }

            if (table.All.FirstOrDefault(route => route.Destination == prefix) is { } known)
            {
                if (known.NextHop != hop)
                {
                    assembler.Report(inspection.At, $"Route table \"{table.Id.Name}\" of subnet \"{subnet.Path}\" sends {prefix} elsewhere by route \"{known.Name}\", so flows to \"{to.Name}\" would not pass \"{inspection.ViaName}\". Remove that route, or leave one of the two out of the inspection.");
                }

                continue;
            }

            if (Stranger(table, subnet, to, ends) is { } stranger)
            {
                assembler.Report(inspection.At, $"Subnets \"{subnet.Path}\" and \"{stranger.Path}\" share route table \"{table.Id.Name}\". A route to {prefix} through \"{inspection.ViaName}\" is for the first only: in the other it would lead packets astray that are not to pass. Give each a table of its own.");
                return;
            }

            ResourceName name = TopologyDraft.Free($"inspect-{prefix.ToString().Replace('/', '-').Replace(':', '-')}", taken => table.All.Any(route => route.Name == taken));
            table.Written.Add(new UserDefinedRoute { Name = name, Destination = prefix, NextHopType = NextHopType.VirtualAppliance, NextHop = hop });
            ResourceId id = table.Id.Child("routes", name);
            written.Add(id);
            assembler.Place(id, inspection.At);
        }
    }

    /// <summary>A route to the own subnet would catch what stays inside it, unless the VNet's own row is the longer one (3.50, 3.53).</summary>
    private static bool CatchesOwn(SubnetBuilder subnet, AddressPrefix prefix, TopologyAssembler assembler) => assembler.Prefixes(subnet.Requests)
        .Any(own => prefix.Contains(own) && !assembler.Prefixes(subnet.VNet.Requests).Any(space => space.Contains(own) && space.Length > prefix.Length));

    /// <summary>A subnet with the same table that is not to send by a route to <paramref name="to"/>: one of its own, one that nobody inspects, the appliance's. Null when there is none.</summary>
    private SubnetBuilder? Stranger(WrittenTable table, SubnetBuilder subnet, InspectedEnd to, List<InspectedEnd> ends) => draft.VNets.SelectMany(vnet => vnet.Subnets)
        .FirstOrDefault(other => other != subnet && TableOf(other) == table.Id && (to.Senders.Contains(other) || !ends.Exists(end => end.Senders.Contains(other))));

    /// <summary>The address of the appliance in the family of a prefix; null when it has none there.</summary>
    private static NextHopAddress? HopFor(IPFamily family, InspectionDraft inspection, ValueList<NetworkInterface> interfaces)
    {
        NextHopAddress stated = inspection.NextHop;
        if (stated.Address is null)
        {
            // An Azure Firewall has IPv4 addresses only (1.3).
            return inspection.Firewall is null || family == IPFamily.IPv4 ? stated : null;
        }

        HostAddress? own = stated.Address.Value.Family == family ? stated.Address : interfaces.Where(nic => nic.Id == inspection.ViaId)
            .SelectMany(nic => nic.IPConfigurations).Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(address => address?.Family == family);
        return own is { } address ? NextHopAddress.FromAddress(address) : null;
    }

    private WrittenTable TableFor(SubnetBuilder subnet, TopologyAssembler assembler, CallSite at)
    {
        if (TableOf(subnet) is { } id)
        {
            if (_tablesById.TryGetValue(id, out WrittenTable? known))
            {
                return known;
            }

            assembler.Report(at, $"Subnet \"{subnet.Path}\" uses route table \"{id}\", which the topology does not hold. Attach a table of this topology first.");
        }

        string name = TopologyDraft.Free($"{subnet.VNet.Name}-{subnet.Name}-routes", taken => _tablesById.ContainsKey(subnet.VNet.Id.Sibling(ResourceTypes.RouteTable, taken)));
        var created = new WrittenTable(new RouteTable { Id = subnet.VNet.Id.Sibling(ResourceTypes.RouteTable, name), Region = subnet.VNet.Region });
        assembler.Place(created.Id, at);
        _created[subnet] = created;
        Add(created);
        return created;
    }

    private void Add(WrittenTable table)
    {
        _tables.Add(table);
        _tablesById.TryAdd(table.Id, table);
    }
}
