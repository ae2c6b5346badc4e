namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What a packet came to a gateway out of: a tunnel, a circuit, or clients.</summary>
internal sealed record OracleCame(OracleWayKind Kind, bool SpeaksBgp);
