namespace VNetPeering.Sdk.Comparison;

/// <summary>How a resource differs between two networks.</summary>
public enum ChangeKind
{
    /// <summary>Only the later network has it.</summary>
    Added = 0,

    /// <summary>Only the earlier network has it.</summary>
    Removed,

    /// <summary>Both have it, with other properties.</summary>
    Modified,
}
