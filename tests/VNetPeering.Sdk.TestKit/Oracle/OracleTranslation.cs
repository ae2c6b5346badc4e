using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>An appliance that put its own address in the place of a packet's source, and the source that it had before.</summary>
internal sealed record OracleTranslation(OracleSender Appliance, HostAddress Own, HostAddress Before);
