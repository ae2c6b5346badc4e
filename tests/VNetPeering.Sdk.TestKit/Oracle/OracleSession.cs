using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>A BGP session between two speakers. Two sessions between the same two are two objects, so equality is that of the object.</summary>
internal sealed class OracleSession(OracleSpeaker first, OracleSpeaker second)
{
    internal OracleSpeaker First => first;

    internal OracleSpeaker Second => second;

    /// <summary>Gets the gateway that the session ends at on the first side; null when that side is a circuit or a site.</summary>
    internal Gateway? GatewayOfFirst { get; init; }

    /// <summary>Gets the gateway that the session ends at on the second side; null when that side is a circuit or a site.</summary>
    internal Gateway? GatewayOfSecond { get; init; }

    /// <summary>Gets whether one of the two is a circuit.</summary>
    internal bool IsExpressRoute => first.Kind == OracleSpeakerKind.Circuit || second.Kind == OracleSpeakerKind.Circuit;

    internal OracleSpeaker FarFrom(OracleSpeaker near) => near == first ? second : first;

    internal Gateway? GatewayOf(OracleSpeaker side) => side == first ? GatewayOfFirst : GatewayOfSecond;

    public override string ToString() => $"{first.Name}--{second.Name}";
}
