namespace VNetPeering.Sdk.Conformance;

/// <summary>Words for a difference.</summary>
internal static class Differences
{
    public static string? OfSets<T>(IEnumerable<T> recorded, IEnumerable<T> computed)
    {
        HashSet<T> wanted = [.. recorded];
        HashSet<T> found = [.. computed];
        string[] lines =
        [
            .. wanted.Except(found).Select(item => $"missing: {item}").Order(StringComparer.Ordinal),
            .. found.Except(wanted).Select(item => $"extra: {item}").Order(StringComparer.Ordinal),
        ];
        return lines.Length == 0 ? null : string.Join("; ", lines);
    }

    public static string? OfValues(string recorded, string computed) => recorded == computed ? null : $"recorded {recorded}, computed {computed}";
}
