using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>Tells the None rows that every dated list holds from those that come and go with the date (rule 3.04).</summary>
internal static class DatedNoneRows
{
    private static readonly HashSet<string> Always =
    [
        .. Enum.GetValues<PlatformNoneList>()
            .Select(list => PlatformNoneRoutes.Of(list).Select(prefix => prefix.ToString()))
            .Aggregate((common, list) => common.Intersect(list)),
    ];

    internal static bool IsOne(RouteFact fact) => fact.IsPlatformNone && !Always.Contains(fact.Prefix);
}
