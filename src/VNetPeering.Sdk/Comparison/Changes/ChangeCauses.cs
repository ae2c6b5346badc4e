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
    internal FlowChange Name(FlowChange flow, string from, string to) => Named(flow, variant => variant.TakesBack(flow, from, to), variant => variant.Makes(flow, from, to));

    /// <summary>Returns an interruption between places that have moved with its causes: what they are is asked of all their addresses, since none is the same.</summary>
    internal FlowChange NameMoved(FlowChange flow, string from, string to) => Named(flow, variant => variant.Works(flow, from, to), variant => variant.Breaks(flow, from, to));

    private FlowChange Named(FlowChange flow, Func<Variant, bool> takesBack, Func<Variant, bool> makes)
    {
        ConfigurationChange[] causes = [.. _variants.Where(takesBack).Select(variant => variant.Change)];
        if (causes.Length == 0)
        {
            causes = [.. _variants.Where(makes).Select(variant => variant.Change)];
        }

        return flow with { Causes = causes.Length == 0 ? [.. _changes] : [.. causes] };
    }

    private sealed class Variant(ConfigurationChange change, Lazy<VariantNetwork> without, Lazy<VariantNetwork> alone)
    {
        internal ConfigurationChange Change => change;

        internal bool TakesBack(FlowChange flow, string from, string to) => !IsAsLater(flow, without.Value.Fate(flow, from, to));

        internal bool Makes(FlowChange flow, string from, string to) => IsAsLater(flow, alone.Value.Fate(flow, from, to));

        internal bool Works(FlowChange flow, string from, string to) => without.Value.Works(flow, from, to);

        internal bool Breaks(FlowChange flow, string from, string to) => !alone.Value.Works(flow, from, to);

        private static bool IsAsLater(FlowChange flow, FlowFate? fate) => fate?.Verdict == flow.After && (flow.Kind != FlowChangeKind.Moved || fate!.Ways.Equals(flow.WaysAfter));
    }

    /// <summary>A network with one of the changes, or without it.</summary>
    private sealed class VariantNetwork(WalkContext context)
    {
        private readonly Dictionary<string, FlowEnd> _ends = DiffEnds.Of(context);
        private readonly FlowTracer _tracer = new(context);

        internal FlowFate? Fate(FlowChange flow, string from, string to) => FlowDiffer.FateOf(_tracer, _ends.GetValueOrDefault(from), _ends.GetValueOrDefault(to), FirstPacket(flow));

        /// <summary>Says whether some address of one place reaches some address of the other with the protocol and ports of a flow.</summary>
        internal bool Works(FlowChange flow, string from, string to)
        {
            FlowBox packet = FirstPacket(flow);
            return _ends.TryGetValue(from, out FlowEnd? source) && _ends.TryGetValue(to, out FlowEnd? target)
                && _tracer.Parts(source, target, Protocol.Any, flow.Sources.Family)
                    .Exists(part => part.Verdict == Verdict.Reachable && FlowBoxes.Overlap(part.Box, packet with { Sources = part.Box.Sources, Destinations = part.Box.Destinations }) is not null);
        }

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
