namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>A way to look up an address. Implemented by structs, so that the loops around it are compiled for each and the call is inlined where it can be.</summary>
internal interface ILookup
{
    uint Lookup(uint address);
}
