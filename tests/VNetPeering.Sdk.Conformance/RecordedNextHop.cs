namespace VNetPeering.Sdk.Conformance;

/// <summary>One recorded answer of Network Watcher's next hop.</summary>
internal sealed record RecordedNextHop
{
    public required string CaseId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Gets the answer in Network Watcher's words.</summary>
    public required string Type { get; init; }

    public string Address { get; init; } = string.Empty;

    /// <summary>Gets the name of the route table, or Azure's literal for no table.</summary>
    public string RouteTable { get; init; } = NextHopChecks.SystemRoute;

    /// <summary>Gets what <c>Microsoft.Storage</c> holds where its endpoint decides: the prefixes are in no record, and the answer hangs on their length alone.</summary>
    public string? StoragePrefix { get; init; }

    public Action<CompactDesign>? Step { get; init; }
}
