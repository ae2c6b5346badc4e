namespace VNetPeering.Sdk.Conformance;

/// <summary>All checks, in the order of their cases.</summary>
internal static class CheckCatalog
{
    public static IReadOnlyList<Check> All { get; } =
    [
        .. new[] { RouteChecks.All, PeeringRowChecks.All, NextHopChecks.All, BgpChecks.All, RefusalChecks.All, ReachChecks.All, ManagerChecks.All, SecurityChecks.All, SequenceChecks.All, AddressChecks.All }
            .SelectMany(checks => checks)
            .OrderBy(check => check.CaseId, StringComparer.Ordinal)
            .ThenBy(check => check.Kind),
    ];
}
