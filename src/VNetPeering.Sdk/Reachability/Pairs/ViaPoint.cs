namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What a next-hop address does with packets.</summary>
/// <param name="Way"><see cref="Ways.Direct"/> when it forwards them; else how they fare there.</param>
/// <param name="Home">Index of the subnet that the address lies in.</param>
/// <param name="Seen">What the answer must pass as well.</param>
internal sealed record ViaPoint(ulong Way, int Home = -1, SeenAppliance? Seen = null);
