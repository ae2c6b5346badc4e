using System.Text.Json;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Reporting;

internal static class JsonText
{
    /// <summary>Compares JSON, white space aside; the order of properties counts.</summary>
    public static void ShouldBeJson(this string actual, string expected) => Compact(actual).ShouldBe(Compact(expected));

    private static string Compact(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
