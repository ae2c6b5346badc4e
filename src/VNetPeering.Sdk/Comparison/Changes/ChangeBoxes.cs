using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>The packets of a change of flows, as a box and back.</summary>
internal static class ChangeBoxes
{
    internal static FlowBox Of(FlowChange flow) => new(
        flow.Sources,
        flow.Destinations,
        ProtocolSets.Of(flow.Protocol.Kind),
        flow.SourcePorts,
        flow.Protocol.Ports.Count == 0 ? PortRange.All : flow.Protocol.Ports[0]);

    /// <summary>Returns a change for other packets.</summary>
    internal static IEnumerable<FlowChange> With(FlowChange flow, FlowBox box) => PartialVerdicts.ProtocolsOf(box, Protocol.Any).Select(protocol => flow with
    {
        Sources = box.Sources,
        Destinations = box.Destinations,
        Protocol = protocol,
        SourcePorts = box.SourcePorts,
    });
}
