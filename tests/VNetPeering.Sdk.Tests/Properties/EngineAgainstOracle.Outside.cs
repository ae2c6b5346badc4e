using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows that start at sites and with point-to-site clients.</summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void Flows_from_sites_and_clients_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, OutsideDiffers, DrawWithOutside);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design)")]
    public void Flows_from_sites_and_clients_are_the_same_on_many_designs() => OnManyDesigns(OutsideDiffers, DrawWithOutside);

    private static Topology DrawWithOutside(int seed, int size) => (seed % 6) switch
    {
        0 => RandomTopologies.NextWithSecurity(seed, size),
        1 => RandomTopologies.NextWithBgpAndSecurity(seed, size),
        2 => RandomTopologies.NextAcrossSites(seed, size),
        3 => RandomTopologies.NextWithTranslation(seed, size),
        4 => ClosedDesigns.With(RandomTopologies.NextWithBgp(seed, size), seed),
        _ => RandomTopologies.NextWithBgp(seed, size),
    };

    private static IEnumerable<Difference?> OutsideDiffers(Topology topology, CompiledNetwork network, int seed, int most) =>
        SomeOf(FlowsFromOutside(topology, seed), seed, most).Select(call => FlowFromOutsideDiffers(topology, network, call));

    private static IEnumerable<OutsideCall> FlowsFromOutside(Topology topology, int seed)
    {
        if (topology.VirtualHubs.Count > 0)
        {
            return []; // as for flows from subnets
        }

        (HostAddress Address, string? Site, Gateway? Clients)[] sources =
        [
            .. from site in topology.Sites
               from prefix in site.AddressSpace
               where !prefix.IsDefaultRoute
               select (new HostAddress(prefix.Family, prefix.First.Value + 8), (string?)site.Name.Value, (Gateway?)null),
            .. from gateway in topology.Gateways
               from pool in gateway.ClientAddressPools
               select (new HostAddress(pool.Family, pool.First.Value + 8), (string?)null, (Gateway?)gateway),
        ];
        HostAddress[] targets =
        [
            .. topology.VNets.SelectMany(vnet => vnet.Subnets).Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)).Select(subnet => HostIn(subnet, 8)),
            .. topology.NetworkInterfaces.SelectMany(one => one.IPConfigurations).Select(configuration => configuration.PrivateIPAddress!.Value),
            .. topology.PrivateEndpoints.SelectMany(endpoint => endpoint.Addresses),
            .. sources.Select(source => source.Address),
        ];
        return from source in sources
               where HasOneOwnerOutside(topology, source.Address)
               from to in targets.Distinct()
               where to != source.Address && to.Family == source.Address.Family && (OwnersOf(topology, to) == 1 || HasOneOwnerOutside(topology, to))
               from kind in KindsOf(topology, seed)
               select new OutsideCall(source.Site, source.Clients, source.Address, to, kind.Kind, kind.Protocol);
    }

    private static bool HasOneOwnerOutside(Topology topology, HostAddress address) => IsOutside(topology, address)
        && topology.Sites.Count(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))
            + topology.Gateways.Count(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(address)))
            + topology.LocalNetworkGateways.Count(device => device.Site is null && device.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address))) == 1;

    private static Difference? FlowFromOutsideDiffers(Topology topology, CompiledNetwork network, OutsideCall call) => TraceDiffers(
        topology,
        (kind, isEachGroupAlone) => NaiveTracer.TraceFromOutside(topology, call.Site, call.Clients, call.From, call.To, kind, AzureBehavior.Default, isEachGroupAlone),
        network.Trace($"ip:{call.From}", $"ip:{call.To}", call.Protocol),
        call.Kind,
        $"from {call.Site ?? $"the clients of {call.Clients!.Name}"} {call.From} to {call.To} {call.Kind}");

    private sealed record OutsideCall(string? Site, Gateway? Clients, HostAddress From, HostAddress To, OraclePacketKind Kind, Protocol Protocol);
}
