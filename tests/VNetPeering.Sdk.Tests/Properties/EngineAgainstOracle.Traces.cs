using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows: which are asked about, and what counts as the same answer.</summary>
public sealed partial class EngineAgainstOracle
{
    // Without rules of the user's every protocol fares alike.
    private static IEnumerable<Difference> TracesDiffer(Topology topology, CompiledNetwork network) =>
        FlowsOf(topology, [(Protocol.Any, OraclePacketKind.Tcp(443))]).Select(flow => TraceDiffers(topology, network, flow)).OfType<Difference>();

    private static IEnumerable<Question> FlowsOf(Topology topology, (Protocol Protocol, OraclePacketKind Kind)[] kinds)
    {
        if (topology.VirtualHubs.Count > 0)
        {
            return []; // what a Virtual WAN hub may bring is not known, and where that could matter is no rule of the book
        }

        List<(Subnet Subnet, HostAddress Address)> sources = [.. from subnet in topology.VNets.SelectMany(vnet => vnet.Subnets)
                                                                  where !SpecialSubnets.HoldsManagedInstances(subnet.Name)
                                                                  let address = HostIn(subnet, 8)
                                                                  where OwnersOf(topology, address) == 1
                                                                  select (subnet, address)];
        List<HostAddress> targets =
        [
            .. sources.Select(source => source.Address),
            .. topology.NetworkInterfaces.SelectMany(one => one.IPConfigurations).Select(configuration => configuration.PrivateIPAddress!.Value),
            .. new[] { "192.168.10.8", "192.168.20.8", "192.168.30.8", "10.200.1.8", "10.201.0.8", "8.8.8.8", "1.1.1.1" }.Select(HostAddress.Parse),
            .. topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools).Select(pool => new HostAddress(pool.Family, pool.First.Value + 8)),
        ];
        targets = [.. targets.Where(target => OwnersOf(topology, target) == 1 || (IsOutside(topology, target) && IsOwned(topology, target)))];
        return from source in sources
               from to in targets
               where to != source.Address
               from kind in kinds
               select new Question(source.Subnet, new OracleFlow(source.Subnet.Id, source.Address, to, kind.Kind), kind.Protocol);
    }

    private static Difference? TraceDiffers(Topology topology, CompiledNetwork network, Question question, CompileOptions? options = null)
    {
        OracleFlow flow = question.Flow;
        CompileOptions used = options ?? AsUsual;
        return TraceDiffers(
            topology,
            (kind, isEachGroupAlone) => NaiveTracer.Trace(topology, flow with { Kind = kind }, used.Behavior, used.ServiceTags, isEachGroupAlone),
            network.Trace($"ip:{flow.From}", $"ip:{flow.To}", question.Protocol),
            flow.Kind,
            $"from {PlaceOf(question.Subnet)} {flow}");
    }

    private static Difference? TraceDiffers(Topology topology, Func<OraclePacketKind, bool, OracleTrace> ask, FlowTrace engine, OraclePacketKind kind, string asked)
    {
        OracleTrace oracle = ask(kind, false);
        if (oracle.MissesRoutes)
        {
            return null; // it hangs on what nobody declares; that the tables say so is compared with the routes
        }

        // What is not known is one fact to the oracle wherever it matters; the engine asks each group for itself, and that is less.
        OracleTrace Alone() => ask(kind, true);
        Verdict verdict = VerdictOf(engine, kind);
        oracle = verdict == Verdict.Unknown && oracle.Verdict != Verdict.Unknown ? Alone() : oracle;
        bool endAlike = oracle.MissesRoutesBehindBlock || EndAlike(oracle, engine) || EndAlike(Alone(), engine) || OtherClients(topology, kind).Select(other => ask(other, false)).Any(other => other.MissesRoutes || EndAlike(other, engine));
        return oracle.Verdict == verdict && endAlike
            ? null
            : new Difference(
                $"trace, oracle {oracle.Verdict} {string.Join(' ', oracle.Ends)}, engine {verdict}{(verdict == engine.Verdict ? "" : $" of {engine.Verdict}")} {engine.Forward.Disposition}/{engine.Return.Disposition}",
                $"{asked}\noracle: {oracle}\nengine: {engine.Verdict}, unknown [{string.Join(", ", engine.Unknowns.Select(one => $"{one.Reason} {one.About}"))}]"
                + $"\n    {string.Join("\n    ", Hops(engine.Forward))}\n    and back\n    {string.Join("\n    ", Hops(engine.Return))}");
    }

    private static bool EndAlike(OracleTrace oracle, FlowTrace engine) => oracle.Ends.Any(ends => ends.Forward == engine.Forward.Disposition && IsSameAnswer(ends.Return, engine));

    /// <summary>An asymmetric path belongs to both directions: the engine lists it beside them, the oracle writes it down as the end of the answer.</summary>
    private static bool IsSameAnswer(Disposition? oracle, FlowTrace engine) =>
        oracle is null
        || oracle == engine.Return.Disposition
        || (oracle == Disposition.AsymmetricPath && engine.Blockers.Any(blocker => blocker.Reason == Disposition.AsymmetricPath))
        || (oracle == Disposition.Unknown && engine.Return.Disposition == Disposition.Delivered && engine.Unknowns.Any(fact => fact.Reason == UnknownReason.UndescribedApplianceSeesOneDirection));

    private static IEnumerable<string> Hops(DirectionTrace trace) => trace.Hops.Select(hop =>
        $"{hop.At} over {hop.Over?.ToString() ?? "-"}: {string.Join(", ", hop.Steps.Select(step => $"{step.Kind} {step.Resource?.Name} {step.Address} {step.Rule} {step.Stop} {step.Unknown} {step.Route?.NextHopType}".Trim()))}");

    private static HostAddress HostIn(Subnet subnet, uint offset) => new(subnet.AddressPrefixes[0].Family, subnet.AddressPrefixes[0].First.Value + offset);

    private static int OwnersOf(Topology topology, HostAddress address) =>
        topology.VNets.SelectMany(vnet => vnet.Subnets).Count(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address)));

    private static bool IsOutside(Topology topology, HostAddress address) =>
        !topology.VNets.Any(vnet => vnet.AddressSpace.Any(prefix => prefix.Contains(address)));

    /// <summary>A private address that no declared site and no client pool owns is Unknown as a place: there is nothing to compare. A default route owns nothing.</summary>
    private static bool IsOwned(Topology topology, HostAddress address) =>
        !address.IsPrivate
        || topology.Sites.SelectMany(site => site.AddressSpace).Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address))
        || topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools).Any(pool => pool.Contains(address));

    private sealed record Question(Subnet Subnet, OracleFlow Flow, Protocol Protocol);
}
