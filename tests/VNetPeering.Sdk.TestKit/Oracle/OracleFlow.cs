using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>A flow that the oracle traces: from an address of a subnet to an address.</summary>
public sealed record OracleFlow(ResourceId FromSubnetId, HostAddress From, HostAddress To, OraclePacketKind Kind)
{
    /// <summary>Returns the flow as text.</summary>
    public override string ToString() => $"{From} -> {To} {Kind}";
}
