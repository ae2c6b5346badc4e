using System.Text.Json;

namespace VNetPeering.Sdk.Conformance;

/// <summary>One recorded answer of Azure: the design, what was done to it and what was seen. The parts whose shape differs from case to case stay JSON.</summary>
internal sealed class CaseFile
{
    private readonly JsonElement _root;

    private CaseFile(JsonElement root) => _root = root;

    public string Id => _root.GetProperty("id").GetString()!;

    public string Trust => _root.GetProperty("trust").GetString()!;

    public string Summary => _root.GetProperty("summary").GetString()!;

    public IReadOnlyList<string> Behaviours => [.. _root.GetProperty("behaviours").EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>Gets the design in short form, or nothing where the record shows an operation only.</summary>
    public JsonElement? Topology => Find("topology");

    public JsonElement? Operations => Find("operations");

    public JsonElement? Observed => Find("observed");

    /// <summary>Gets the VNet and subnet whose table <c>observed.effectiveRoutes</c> is.</summary>
    public string? At => Find("at")?.GetString();

    /// <summary>Gets what the source shows of the None rows: listed, vanished, or cut by the source.</summary>
    public NoneRows? NoneRows => Find("noneRows")?.GetString() switch
    {
        null => null,
        "listed" => Conformance.NoneRows.Listed,
        "vanished" => Conformance.NoneRows.Vanished,
        "cut by the source" => Conformance.NoneRows.Cut,
        string other => throw new InvalidDataException($"Case \"{Id}\" says \"{other}\" of its None rows, which is no known word."),
    };

    /// <summary>Gets the rows that cannot follow from what the record says of the design, for example <c>gatewayRows</c>.</summary>
    public string? NotDerivable => Find("notDerivable")?.GetProperty("what").GetString();

    public string? Notes => Find("notes")?.GetString();

    public static CaseFile Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new CaseFile(document.RootElement.Clone());
    }

    private JsonElement? Find(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
