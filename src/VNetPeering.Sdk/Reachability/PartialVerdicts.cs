using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Lists classes of different fate.</summary>
internal static class PartialVerdicts
{
    private static readonly (ProtocolSet Bit, ProtocolKind Kind)[] Kinds =
    [
        (ProtocolSet.Tcp, ProtocolKind.Tcp), (ProtocolSet.Udp, ProtocolKind.Udp), (ProtocolSet.Icmp, ProtocolKind.Icmp),
        (ProtocolSet.Esp, ProtocolKind.Esp), (ProtocolSet.Ah, ProtocolKind.Ah), (ProtocolSet.Other, ProtocolKind.Other),
    ];

    internal static ValueList<PartialVerdict> Of(List<ClassTrace> parts, Protocol asked)
    {
        IEnumerable<PartialVerdict> all = from part in parts
                                          from protocol in ProtocolsOf(part.Box, asked)
                                          select new PartialVerdict { From = part.Box.Sources, To = part.Box.Destinations, Protocol = protocol, SourcePorts = part.Box.SourcePorts, Verdict = part.Verdict };
        return [.. all.OrderBy(part => part.From).ThenBy(part => part.To).ThenBy(part => part.Protocol.Kind).ThenBy(part => part.Protocol.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Returns the protocols of a box in the words of what was asked.</summary>
    internal static IEnumerable<Protocol> ProtocolsOf(FlowBox box, Protocol asked)
    {
        bool everyPort = box.DestinationPorts == PortRange.All;
        if (box.Protocols == ProtocolSets.Of(asked.Kind) && (everyPort || asked.Kind != ProtocolKind.Any))
        {
            return [everyPort ? Protocol.Create(asked.Kind) : Protocol.Create(asked.Kind, box.DestinationPorts)];
        }

        return Kinds.Where(kind => (box.Protocols & kind.Bit) != 0)
            .Select(kind => everyPort || (kind.Bit & ProtocolSet.WithPorts) == 0 ? Protocol.Create(kind.Kind) : Protocol.Create(kind.Kind, box.DestinationPorts));
    }
}
