using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A box of packets: every source with every destination, protocol and port.</summary>
/// <param name="Sources">The sources.</param>
/// <param name="Destinations">The destinations.</param>
/// <param name="Protocols">The protocols.</param>
/// <param name="SourcePorts">The source ports, of those protocols that have any.</param>
/// <param name="DestinationPorts">The destination ports.</param>
internal readonly record struct FlowBox(AddressRange Sources, AddressRange Destinations, ProtocolSet Protocols, PortRange SourcePorts, PortRange DestinationPorts)
{
    /// <summary>Returns the box of a class.</summary>
    internal static FlowBox Of(PacketClass packets) => new(packets.Sources, packets.Destinations, packets.Protocols, packets.SourcePorts, packets.DestinationPorts);

    /// <summary>Returns the box with both ends changed.</summary>
    internal FlowBox Turned() => new(Destinations, Sources, Protocols, DestinationPorts, SourcePorts);

    internal PacketClass ToPackets(FlowEnd from, FlowEnd to) => new(Sources, Destinations, Protocols, SourcePorts, DestinationPorts)
    {
        SenderIsAnybody = from.Place.Kind == PlaceKind.Subnet,
        ReceiverIsAnybody = to.Place.Kind == PlaceKind.Subnet,
    };

    internal FlowBox Intersect(FlowBox other) => new(
        Sources.Intersect(other.Sources) ?? Sources,
        Destinations.Intersect(other.Destinations) ?? Destinations,
        (Protocols & other.Protocols) is var shared && shared != 0 ? shared : Protocols,
        Shared(SourcePorts, other.SourcePorts),
        Shared(DestinationPorts, other.DestinationPorts));

    /// <summary>Returns boxes that hold, each packet once, what a part of this box leaves. The part holds the first packet.</summary>
    internal IEnumerable<FlowBox> Without(FlowBox part)
    {
        FlowBox rest = this;
        if ((rest.Protocols & ~part.Protocols) is var others && others != 0)
        {
            yield return rest with { Protocols = others };
            rest = rest with { Protocols = part.Protocols };
        }

        if (part.Sources.Last < rest.Sources.Last)
        {
            yield return rest with { Sources = Behind(part.Sources, rest.Sources) };
            rest = rest with { Sources = part.Sources };
        }

        if (part.Destinations.Last < rest.Destinations.Last)
        {
            yield return rest with { Destinations = Behind(part.Destinations, rest.Destinations) };
            rest = rest with { Destinations = part.Destinations };
        }

        if (part.SourcePorts.Last < rest.SourcePorts.Last)
        {
            yield return rest with { SourcePorts = new PortRange(part.SourcePorts.Last + 1, rest.SourcePorts.Last) };
            rest = rest with { SourcePorts = part.SourcePorts };
        }

        if (part.DestinationPorts.Last < rest.DestinationPorts.Last)
        {
            yield return rest with { DestinationPorts = new PortRange(part.DestinationPorts.Last + 1, rest.DestinationPorts.Last) };
        }
    }

    private static PortRange Shared(PortRange one, PortRange other) => new(Math.Max(one.First, other.First), Math.Min(one.Last, other.Last));

    private static AddressRange Behind(AddressRange part, AddressRange whole) => new(new HostAddress(whole.Family, part.Last.Value + 1), whole.Last);
}
