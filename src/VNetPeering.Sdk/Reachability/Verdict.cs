namespace VNetPeering.Sdk.Reachability;

/// <summary>Whether a flow arrives and its answer comes back.</summary>
public enum Verdict
{
    /// <summary>Both directions are delivered, for every member of the sets that were asked about.</summary>
    Reachable = 0,

    /// <summary>Something certain stops the flow or its answer, for at least one member of the sets.</summary>
    Blocked,

    /// <summary>Nothing certain stops it, and something that decides is not known. It is never a pass.</summary>
    Unknown,
}
