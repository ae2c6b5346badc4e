namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// What decides over flows between subnets whose VNets are no neighbours. Two pairs with the same numbers on both ends have the same verdict.
/// </summary>
/// <param name="Source">How routes lead away: base table, and where its appliances are.</param>
/// <param name="Destination">How routes lead there: cell of all base tables, and what the VNets of appliances say about the way to it.</param>
/// <param name="Profile">The security group with what its tags stand for far away; -1 without a group.</param>
/// <param name="Cell">The cell among the addresses that the rules of all groups tell apart.</param>
internal readonly record struct FarClass(int Source, int Destination, int Profile, int Cell);
