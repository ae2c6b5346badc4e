namespace VNetPeering.Sdk.Comparison;

/// <summary>Why a route that only one of two tables has does not count as a difference.</summary>
public enum UncomparedReason
{
    /// <summary>It is a host route to a BGP address of a gateway or site, which Azure shows in some tables and not in others (rule 4.28).</summary>
    BgpPeerHostRoute = 0,

    /// <summary>It is a None row that some dated lists hold and others do not (rule 3.04).</summary>
    PlatformNoneList,
}
