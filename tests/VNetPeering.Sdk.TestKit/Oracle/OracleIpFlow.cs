using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>A question to IP flow verify (7.20): one packet at a network interface, out of it or into it.</summary>
public sealed record OracleIpFlow(ResourceId InterfaceId, SecurityRuleDirection Direction, ProtocolKind Protocol)
{
    /// <summary>Gets the address of the interface.</summary>
    public required HostAddress LocalAddress { get; init; }

    /// <summary>Gets the port at the interface.</summary>
    public required int LocalPort { get; init; }

    /// <summary>Gets the address at the other end.</summary>
    public required HostAddress RemoteAddress { get; init; }

    /// <summary>Gets the port at the other end.</summary>
    public required int RemotePort { get; init; }
}
