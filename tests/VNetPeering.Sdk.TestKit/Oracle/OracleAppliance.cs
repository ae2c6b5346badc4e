namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>An appliance that a packet passed, and whether it drops a flow that it sees one direction of; null when nobody says.</summary>
internal sealed record OracleAppliance(string Identity, bool? IsStateful);
