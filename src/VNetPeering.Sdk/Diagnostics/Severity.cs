namespace VNetPeering.Sdk.Diagnostics;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>It works, but is discouraged, fragile or surprising.</summary>
    Info = 0,

    /// <summary>Azure accepts it, and packets do not arrive.</summary>
    Warning,

    /// <summary>Azure refuses it.</summary>
    Error,
}
