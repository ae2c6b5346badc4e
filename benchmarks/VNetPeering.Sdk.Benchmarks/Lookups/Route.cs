using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>A prefix and the number that looking it up gives: its place in the table, or its next hop in very large tables.</summary>
public readonly record struct Route(AddressPrefix Prefix, uint Id);
