using System.Text.Json;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>A recorded effective route table: where it stands in the case, whose it is, and what of it the record does not let follow.</summary>
internal sealed record RecordedTable
{
    /// <summary>The public address that stands for every masked one.</summary>
    public const string MaskedAddress = "203.0.113.7";

    public required string CaseId { get; init; }

    /// <summary>Gets the path below <c>observed</c>: property names, or numbers for the items of a list.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required string At { get; init; }

    /// <summary>Gets the words that tell this table from the others of its case; empty when it is the only one.</summary>
    public string Label { get; init; } = string.Empty;

    public required NoneRows NoneRows { get; init; }

    public PlatformNoneList NoneList { get; init; }

    public Action<CompactDesign>? Step { get; init; }

    /// <summary>Gets the text by which the author masks an address that the completed design has; null when there is none.</summary>
    public string? Mask { get; init; }

    /// <summary>Gets what the appliances announce, as the record shows it at Route Server or in the table itself.</summary>
    public IReadOnlyList<Announcement> Announcements { get; init; } = [];

    /// <summary>Gets which rows are left out on both sides; with <see cref="Because"/>.</summary>
    public Func<RouteFact, bool>? LeftOut { get; init; }

    /// <summary>Gets why rows are left out.</summary>
    public string Because { get; init; } = string.Empty;

    public string What => Label.Length == 0 ? $"routes of {At}" : $"routes of {At}, {Label}";

    /// <summary>Reads the rows as they stand in the case, masked addresses replaced.</summary>
    public RecordedRouteTable Read()
    {
        JsonElement found = CaseLibrary.Get(CaseId).Observed!.Value;
        foreach (string name in Path)
        {
            found = found.ValueKind == JsonValueKind.Array ? found[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : found.GetProperty(name);
        }

        string rows = found.GetRawText();
        return RecordedRouteReader.Read(CaseId + ".json", Mask is null ? rows : rows.Replace(Mask, MaskedAddress, StringComparison.Ordinal));
    }

    /// <summary>Says whether a fact takes part in the comparison.</summary>
    public bool Compares(RouteFact fact) => !(fact.IsPlatformNone && NoneRows == NoneRows.Cut) && LeftOut?.Invoke(fact) is not true;

    /// <summary>Compiles the design of the case, with the step and the announcements of the table.</summary>
    public CompiledNetwork Compile(PlatformNoneList none)
    {
        Topology topology = CaseEstate.Read(CaseId, design =>
        {
            Step?.Invoke(design);
            design.StandOn(At);
        });
        return Announcement.Declare(topology, Announcements).Compile(none);
    }
}
