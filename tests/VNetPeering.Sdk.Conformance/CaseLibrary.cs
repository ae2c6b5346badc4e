using System.Collections.Frozen;

namespace VNetPeering.Sdk.Conformance;

/// <summary>All case files, read once.</summary>
internal static class CaseLibrary
{
    private static readonly FrozenDictionary<string, CaseFile> ById = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json")
        .Select(CaseFile.Read)
        .ToFrozenDictionary(file => file.Id, StringComparer.Ordinal);

    public static IReadOnlyList<CaseFile> All { get; } = [.. ById.Values.OrderBy(file => file.Id, StringComparer.Ordinal)];

    public static CaseFile Get(string id) => ById.TryGetValue(id, out CaseFile? file)
        ? file
        : throw new KeyNotFoundException($"There is no case \"{id}\" among the case files.");
}
