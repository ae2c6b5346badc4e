using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Lists the ways that were walked for a flow.</summary>
internal static class FlowWays
{
    internal static ValueList<FlowWay> Of(List<ClassTrace> parts, Protocol asked) =>
    [
        .. parts.OrderBy(part => part.Box.Sources).ThenBy(part => part.Box.Destinations).ThenBy(part => part.Box.Protocols).ThenBy(part => part.Box.DestinationPorts.First).ThenBy(part => part.Box.SourcePorts.First)
            .SelectMany(part => (part.Choices.Count == 0 ? [part] : part.Choices).Select(way => Of(part, way, asked)).Distinct()),
    ];

    private static FlowWay Of(ClassTrace part, ClassTrace way, Protocol asked) => new()
    {
        From = part.Box.Sources,
        To = part.Box.Destinations,
        Protocols = [.. PartialVerdicts.ProtocolsOf(part.Box, asked)],
        SourcePorts = part.Box.SourcePorts,
        Verdict = way.Verdict,
        Forward = way.Forward,
        Return = way.Return,
    };
}
