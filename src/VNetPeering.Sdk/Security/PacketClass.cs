using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>
/// Packets that meet the same fate so far: one of them, and the box around it that rules have not told apart. Every rule that is asked narrows the box. Not
/// thread-safe.
/// </summary>
internal sealed class PacketClass
{
    internal PacketClass(AddressRange sources, AddressRange destinations, ProtocolSet protocols, PortRange sourcePorts, PortRange destinationPorts)
    {
        Sources = sources;
        Destinations = destinations;
        Protocols = protocols;
        SourcePorts = sourcePorts;
        DestinationPorts = destinationPorts;
        Source = sources.First;
        Destination = destinations.First;
        Protocol = (ProtocolSet)((int)protocols & -(int)protocols);
        SourcePort = sourcePorts.First;
        DestinationPort = destinationPorts.First;
    }

    internal HostAddress Source { get; }

    internal HostAddress Destination { get; }

    /// <summary>Gets the protocol of the packet that stands for all: one of <see cref="Protocols"/>.</summary>
    internal ProtocolSet Protocol { get; }

    internal int SourcePort { get; }

    internal int DestinationPort { get; }

    internal AddressRange Sources { get; private set; }

    internal AddressRange Destinations { get; private set; }

    internal ProtocolSet Protocols { get; private set; }

    internal PortRange SourcePorts { get; private set; }

    internal PortRange DestinationPorts { get; private set; }

    /// <summary>Gets whether the packet that stands for all has ports. Packets without are in one class with it only until a rule looks at ports.</summary>
    internal bool HasPorts => (Protocol & ProtocolSet.WithPorts) != 0;

    /// <summary>Gets or sets whether the sender is a machine that stands for its subnet: it is in no application security group.</summary>
    internal bool SenderIsAnybody { get; init; }

    /// <summary>Gets or sets whether the receiver is a machine that stands for its subnet.</summary>
    internal bool ReceiverIsAnybody { get; init; }

    internal void NarrowSources(AddressRange to) => Sources = Sources.Intersect(to) ?? Sources;

    internal void NarrowDestinations(AddressRange to) => Destinations = Destinations.Intersect(to) ?? Destinations;

    internal void NarrowProtocols(ProtocolSet to) => Protocols = (Protocols & to) is var shared && shared != 0 ? shared : Protocols;

    internal void NarrowSourcePorts(PortRange to)
    {
        NarrowProtocols(ProtocolSet.WithPorts);
        SourcePorts = Shared(SourcePorts, to);
    }

    internal void NarrowDestinationPorts(PortRange to)
    {
        NarrowProtocols(ProtocolSet.WithPorts);
        DestinationPorts = Shared(DestinationPorts, to);
    }

    /// <summary>Returns the class with another destination, where a load balancer translates it, and another port if it translates that too.</summary>
    internal PacketClass WithDestination(HostAddress address, int? port) =>
        new(Sources, new AddressRange(address, address), Protocols, SourcePorts, port is { } one ? new PortRange(one, one) : DestinationPorts) { SenderIsAnybody = SenderIsAnybody, ReceiverIsAnybody = ReceiverIsAnybody };

    /// <summary>Returns the class with another source, where an appliance translates it.</summary>
    internal PacketClass WithSource(HostAddress address) =>
        new(new AddressRange(address, address), Destinations, Protocols, SourcePorts, DestinationPorts) { ReceiverIsAnybody = ReceiverIsAnybody };

    /// <summary>Narrows to what another class, whose destination is translated, was narrowed to; the ports only where they are the same ones.</summary>
    internal void NarrowAllButDestination(PacketClass other, bool hasSamePort = true)
    {
        NarrowSources(other.Sources);
        NarrowProtocols(other.Protocols);
        SourcePorts = Shared(SourcePorts, other.SourcePorts);
        DestinationPorts = hasSamePort ? Shared(DestinationPorts, other.DestinationPorts) : DestinationPorts;
    }

    /// <summary>Narrows to what another class, whose source is translated, was narrowed to.</summary>
    internal void NarrowAllButSource(PacketClass other)
    {
        NarrowDestinations(other.Destinations);
        NarrowProtocols(other.Protocols);
        SourcePorts = Shared(SourcePorts, other.SourcePorts);
        DestinationPorts = Shared(DestinationPorts, other.DestinationPorts);
    }

    /// <summary>Returns the class of the answers: both ends change places.</summary>
    internal PacketClass Answers() =>
        new(Destinations, Sources, Protocols, DestinationPorts, SourcePorts) { SenderIsAnybody = ReceiverIsAnybody, ReceiverIsAnybody = SenderIsAnybody };

    private static PortRange Shared(PortRange one, PortRange other) => new(Math.Max(one.First, other.First), Math.Min(one.Last, other.Last));
}
