using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The resources of one kind in one subscription and region.</summary>
internal sealed class RegionalCount
{
    public required string Subscription { get; init; }

    public required Region Region { get; init; }

    public int Number { get; set; }

    /// <summary>Gets the first resource beyond the limit; null while the limit holds.</summary>
    public ResourceId? FirstBeyond { get; set; }
}
