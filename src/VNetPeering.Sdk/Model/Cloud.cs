namespace VNetPeering.Sdk.Model;

/// <summary>The separate Azure clouds. A peering never crosses from one to another (rule 2.82).</summary>
public enum Cloud
{
    /// <summary>The public cloud.</summary>
    Public = 0,

    /// <summary>Azure Government.</summary>
    Government,

    /// <summary>Azure operated by 21Vianet in China.</summary>
    China,
}
