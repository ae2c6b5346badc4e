using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Which flows a matrix is about.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record MatrixOptions
{
    private readonly ValueList<Protocol> _protocols = [Protocol.Any];

    /// <summary>Gets the address family; IPv4 by default. Subnets that have addresses of the other family only are not in the matrix.</summary>
    public IPFamily Family { get; init; } = IPFamily.IPv4;

    /// <summary>Gets the protocols with their ports, each a layer of the matrix; by default one, which holds every protocol and port.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public ValueList<Protocol> Protocols
    {
        get => _protocols;
        init => _protocols = value.Count > 0 ? value : throw new ArgumentException("A matrix needs a protocol. Give at least one, for example Protocol.Tcp(443).", nameof(value));
    }
}
