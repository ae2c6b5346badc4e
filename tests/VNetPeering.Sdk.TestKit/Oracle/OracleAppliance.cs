namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>An appliance that a packet passed, whether it drops a flow that it sees one direction of (null when nobody says), and the flow: the addresses of its first packet.</summary>
internal sealed record OracleAppliance(string Identity, bool? IsStateful, string Flow);
