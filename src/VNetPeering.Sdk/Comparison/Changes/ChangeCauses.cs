using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Finds which changes of the configuration make a flow differ, by taking each back in the later network, and by making each alone in the earlier one.</summary>
internal sealed class ChangeCauses
{
    // Each change is two more networks to compile.
    private const int MostChanges = 64;

    private readonly IReadOnlyList<ConfigurationChange> _changes;
    private readonly Lazy<Variant[]> _variants;

    internal ChangeCauses(DesignTree before, DesignTree after, IReadOnlyList<ConfigurationChange> changes, Func<Topology, WalkContext> compile)
    {
        _changes = changes;
        _variants = new(() => [.. changes.Select(change => new Variant(change, compile(after.With(change, before)), compile(before.With(change, after))))]);
    }

    /// <summary>Returns the change with its causes. Where there is one change of the configuration only, it is the cause.</summary>
    internal FlowChange Name(FlowChange flow, string from, string to)
    {
        if (_changes.Count is 1 or > MostChanges)
        {
            return flow with { Causes = [.. _changes] };
        }

        ConfigurationChange[] causes = [.. _variants.Value.Where(variant => variant.TakesBack(flow, from, to)).Select(variant => variant.Change)];
        if (causes.Length == 0)
        {
            causes = [.. _variants.Value.Where(variant => variant.Makes(flow, from, to)).Select(variant => variant.Change)];
        }

        return flow with { Causes = causes.Length == 0 ? [.. _changes] : [.. causes] };
    }

    private sealed class Variant(ConfigurationChange change, WalkContext without, WalkContext alone)
    {
        private readonly Lazy<Dictionary<string, FlowEnd>> _endsWithout = new(() => DiffEnds.Of(without));
        private readonly Lazy<Dictionary<string, FlowEnd>> _endsAlone = new(() => DiffEnds.Of(alone));
        private readonly FlowTracer _without = new(without);
        private readonly FlowTracer _alone = new(alone);

        internal ConfigurationChange Change => change;

        internal bool TakesBack(FlowChange flow, string from, string to) => !IsAsLater(flow, Fate(_without, _endsWithout.Value, flow, from, to));

        internal bool Makes(FlowChange flow, string from, string to) => IsAsLater(flow, Fate(_alone, _endsAlone.Value, flow, from, to));

        private static bool IsAsLater(FlowChange flow, FlowFate? fate) => fate?.Verdict == flow.After && (flow.Kind != FlowChangeKind.Moved || fate!.Ways.Equals(flow.WaysAfter));

        private static FlowFate? Fate(FlowTracer tracer, Dictionary<string, FlowEnd> ends, FlowChange flow, string from, string to) =>
            FlowDiffer.FateOf(tracer, ends.GetValueOrDefault(from), ends.GetValueOrDefault(to), FirstPacket(flow));

        private static FlowBox FirstPacket(FlowChange flow)
        {
            PortRange port = flow.Protocol.Ports.Count == 0 ? PortRange.All : new PortRange(flow.Protocol.Ports[0].First, flow.Protocol.Ports[0].First);
            var packets = new FlowBox(
                new Addressing.AddressRange(flow.Sources.First, flow.Sources.First),
                new Addressing.AddressRange(flow.Destinations.First, flow.Destinations.First),
                Security.ProtocolSets.Of(flow.Protocol.Kind),
                new PortRange(flow.SourcePorts.First, flow.SourcePorts.First),
                port);

            // One protocol is enough, and with it one port.
            Security.ProtocolSet first = (Security.ProtocolSet)((int)packets.Protocols & -(int)packets.Protocols);
            return packets with { Protocols = first, DestinationPorts = new PortRange(packets.DestinationPorts.First, packets.DestinationPorts.First) };
        }
    }
}
