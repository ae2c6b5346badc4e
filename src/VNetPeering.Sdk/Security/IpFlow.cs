using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>A question to <c>IP flow verify</c> of Network Watcher: would security rules let this packet in, or out? (rule book 7.3)</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record IpFlow
{
    /// <summary>Gets the direction, seen from the machine.</summary>
    public required SecurityRuleDirection Direction { get; init; }

    /// <summary>Gets the protocol. Azure's tool takes TCP and UDP; others are answered all the same.</summary>
    public required ProtocolKind Protocol { get; init; }

    /// <summary>Gets the machine's own address. It need not be one of the interface: the question is about rules alone.</summary>
    public required HostAddress LocalAddress { get; init; }

    /// <summary>Gets the machine's port; null stands for every port, as <c>*</c> does.</summary>
    public int? LocalPort { get; init; }

    /// <summary>Gets the address of the other end.</summary>
    public required HostAddress RemoteAddress { get; init; }

    /// <summary>Gets the port of the other end; null stands for every port.</summary>
    public int? RemotePort { get; init; }
}
