namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The dated list of None rows that fits better, and how many differences remain with it.</summary>
internal sealed record NoneListFact
{
    public required string PlatformNoneList { get; init; }

    public required int Differences { get; init; }
}
