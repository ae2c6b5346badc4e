namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Who tells prefixes and takes them.</summary>
internal enum OracleSpeakerKind
{
    /// <summary>A gateway, a Route Server, or both where branch-to-branch joins them.</summary>
    VNet = 0,

    /// <summary>An ExpressRoute circuit.</summary>
    Circuit,

    /// <summary>A site, or the device that stands for one.</summary>
    Site,
}
