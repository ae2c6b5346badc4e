namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Pairs of places that a change does the same to.</summary>
internal sealed record LikePairsFact
{
    /// <summary>Gets the position of the set of places that open the flows.</summary>
    public required int From { get; init; }

    /// <summary>Gets the position of the set of places that they are meant for.</summary>
    public required int To { get; init; }

    /// <summary>Gets which of them make a pair: <c>itself</c>, <c>withinVNet</c> or <c>acrossVNets</c>.</summary>
    public required string Pairs { get; init; }

    public required long Count { get; init; }
}
