namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What a next-hop address does with packets.</summary>
/// <param name="Way"><see cref="Ways.Direct"/> when it forwards them; else how they fare there.</param>
/// <param name="Home">Index of the subnet that the address lies in.</param>
/// <param name="NetworkInterface">Index of the interface; -1 where there is none.</param>
/// <param name="IsManaged">Whether no security group of the user's looks at what it sends.</param>
/// <param name="Seen">What the answer must pass as well.</param>
internal sealed record ViaPoint(ulong Way, int Home = -1, int NetworkInterface = -1, bool IsManaged = false, SeenAppliance? Seen = null);
