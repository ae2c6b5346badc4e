namespace VNetPeering.Sdk.Comparison;

/// <summary>Why something is down in a rehearsal. The list is closed.</summary>
public enum DownReason
{
    /// <summary>It is what fails.</summary>
    Fails = 0,

    /// <summary>It is part of what fails, or lies in it.</summary>
    IsInside,

    /// <summary>It leads to what fails.</summary>
    LeadsThere,

    /// <summary>It is a BGP session with what fails.</summary>
    SessionFalls,
}
