using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>The dated list of None rows that fits a recorded table better than the one that was used.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record PlatformNoneListFit
{
    /// <summary>Gets the list.</summary>
    public required PlatformNoneList List { get; init; }

    /// <summary>Gets how many differences remain with it, each prefix and next hop counted once.</summary>
    public required int Differences { get; init; }
}
