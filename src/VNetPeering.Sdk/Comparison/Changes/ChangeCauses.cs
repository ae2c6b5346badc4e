using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Finds which changes of the configuration make a flow differ, by taking each back in the later network, and by making each alone in the earlier one.</summary>
internal sealed class ChangeCauses
{
    // Each change is two more networks to compile.
    private const int MostChanges = 64;

    private readonly IReadOnlyList<ConfigurationChange> _changes;
    private readonly Variant[] _variants;

    internal ChangeCauses(ComparedDesigns designs, Func<Topology, WalkContext> compile, DiffWork? work)
    {
        _changes = designs.Changes;
        _variants = AreTold && _changes.Count > 1
            ? [.. _changes.Select(change => new Variant(change, Network(() => designs.AfterWithout(change)), Network(() => designs.BeforeWith(change))))]
            : [];

        Lazy<VariantNetwork> Network(Func<Topology> design) => new(() =>
        {
            work?.CountCompilation();
            return new VariantNetwork(compile(design()));
        });
    }

    /// <summary>Gets whether causes are told apart: there are not too many changes for that.</summary>
    internal bool AreTold => _changes.Count <= MostChanges;

    /// <summary>Returns the change with its causes. Where there is one change of the configuration only, it is the cause.</summary>
    internal FlowChange Name(FlowChange flow, string from, string to)
    {
        ConfigurationChange[] causes = [.. _variants.Where(variant => variant.TakesBack(flow, from, to)).Select(variant => variant.Change)];
        if (causes.Length == 0)
        {
            causes = [.. _variants.Where(variant => variant.Makes(flow, from, to)).Select(variant => variant.Change)];
        }

        return flow with { Causes = causes.Length == 0 ? [.. _changes] : [.. causes] };
    }

    private sealed class Variant(ConfigurationChange change, Lazy<VariantNetwork> without, Lazy<VariantNetwork> alone)
    {
        internal ConfigurationChange Change => change;

        internal bool TakesBack(FlowChange flow, string from, string to) => !IsAsLater(flow, without.Value.Fate(flow, from, to));

        internal bool Makes(FlowChange flow, string from, string to) => IsAsLater(flow, alone.Value.Fate(flow, from, to));

        private static bool IsAsLater(FlowChange flow, FlowFate? fate) => fate?.Verdict == flow.After && (flow.Kind != FlowChangeKind.Moved || fate!.Ways.Equals(flow.WaysAfter));
    }

    /// <summary>A network with one of the changes, or without it.</summary>
    private sealed class VariantNetwork(WalkContext context)
    {
        private readonly Dictionary<string, FlowEnd> _ends = DiffEnds.Of(context);
        private readonly FlowTracer _tracer = new(context);

        internal FlowFate? Fate(FlowChange flow, string from, string to) => FlowDiffer.FateOf(_tracer, _ends.GetValueOrDefault(from), _ends.GetValueOrDefault(to), FirstPacket(flow));

        private static FlowBox FirstPacket(FlowChange flow)
        {
            // One protocol is enough, and with it one port.
            ProtocolSet all = ProtocolSets.Of(flow.Protocol.Kind);
            int port = flow.Protocol.Ports.Count == 0 ? PortRange.All.First : flow.Protocol.Ports[0].First;
            return new FlowBox(
                new AddressRange(flow.Sources.First, flow.Sources.First),
                new AddressRange(flow.Destinations.First, flow.Destinations.First),
                (ProtocolSet)((int)all & -(int)all),
                new PortRange(flow.SourcePorts.First, flow.SourcePorts.First),
                new PortRange(port, port));
        }
    }
}
