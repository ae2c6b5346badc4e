using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Fabric;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Probing;

/// <summary>A flow that is tried for real.</summary>
internal sealed record Probe(Machine From, Machine To, IPFamily Family, Protocol Protocol)
{
    internal HostAddress Source => From.AddressOf(Family)!.Value;

    internal HostAddress Destination => To.AddressOf(Family)!.Value;

    /// <summary>Gets the TCP port; 0 for a ping.</summary>
    internal int Port => Protocol.Kind == ProtocolKind.Tcp ? Protocol.Ports[0].First : 0;

    public override string ToString() => $"{From.Name} {Source} -> {To.Name} {Destination} {Protocol}";
}
