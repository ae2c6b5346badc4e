using System.Text;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>Short ways to write and name what az prints.</summary>
internal static class Az
{
    internal const string Group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg";

    internal static string Network(string path) => $"{Group}/providers/Microsoft.Network/{path}";

    internal static ResourceId NetworkId(string path) => ResourceId.Parse(Network(path));

    /// <summary>Reads JSON in which <c>~/</c> stands for the resource group's network provider.</summary>
    internal static ImportResult Read(string json, string name = "estate.json") => EstateImporter.ReadText(name, Expand(json));

    /// <summary>Reads several sources, each named.</summary>
    internal static ImportResult Read(params (string Name, string Json)[] sources) => EstateImporter.ReadTexts(
        sources.Select(source => new ImportSource { Name = source.Name, Utf8 = Encoding.UTF8.GetBytes(Expand(source.Json)) }));

    internal static string Expand(string json) => json.Replace("~/", Network(string.Empty), StringComparison.Ordinal);
}
