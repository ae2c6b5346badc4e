namespace VNetPeering.Sdk.Reporting;

/// <summary>Subnets that reach the same others, as positions in a matrix.</summary>
/// <param name="Sources">The sources.</param>
/// <param name="Reachable">What all of them reach.</param>
/// <param name="Unknown">What they may reach.</param>
internal sealed record MatrixGroup(List<int> Sources, int[] Reachable, int[] Unknown);
