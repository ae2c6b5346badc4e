namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>What takes part in BGP.</summary>
internal enum BgpSpeakerKind
{
    /// <summary>A gateway, a Route Server, or what a Route Server with branch-to-branch joins.</summary>
    Router,

    /// <summary>An ExpressRoute circuit.</summary>
    Circuit,

    /// <summary>A declared site.</summary>
    Site,
}
