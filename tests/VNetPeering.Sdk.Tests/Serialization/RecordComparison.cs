using System.Collections;
using System.Reflection;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Serialization;

/// <summary>Compares two records property by property, and texts letter by letter: <c>Equals</c> ignores the case of names and every source map.</summary>
internal static class RecordComparison
{
    public static IEnumerable<string> Differences(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null)
        {
            return expected is null && actual is null ? [] : [$"{path}: {expected ?? "null"} became {actual ?? "null"}"];
        }

        if (expected is SourceMap map)
        {
            return Differences(Sorted(map), Sorted((SourceMap)actual), path);
        }

        if (expected is IEnumerable list and not string)
        {
            object[] left = [.. list.Cast<object>()];
            object[] right = [.. ((IEnumerable)actual).Cast<object>()];
            return left.Length != right.Length
                ? [$"{path}: {left.Length} items became {right.Length}"]
                : left.SelectMany((item, i) => Differences(item, right[i], $"{path}[{i}]"));
        }

        PropertyInfo[] properties = [.. RecordFiller.WritableProperties(expected.GetType())];
        if (properties.Length > 0)
        {
            return properties.SelectMany(property => Differences(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}"));
        }

        return string.Equals(expected.ToString(), actual.ToString(), StringComparison.Ordinal) && expected.Equals(actual)
            ? []
            : [$"{path}: {expected} became {actual}"];
    }

    private static object[] Sorted(SourceMap map) => [.. map.Locations.OrderBy(pair => pair.Key).SelectMany(pair => new object[] { pair.Key, pair.Value })];
}
