using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One link: its state in Azure's word, and the remote prefixes that it has taken over.</summary>
public sealed record OracleLink(string State, HashSet<AddressPrefix> Taken);
