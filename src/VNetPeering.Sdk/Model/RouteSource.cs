namespace VNetPeering.Sdk.Model;

/// <summary>Who put an effective route into a table (rule 7.02). At equal prefixes User beats VirtualNetworkGateway beats Default (rule 3.50).</summary>
public enum RouteSource
{
    /// <summary>The platform: address space, peerings, endpoints, the Internet and dropped ranges.</summary>
    Default = 0,

    /// <summary>A gateway or a Route Server.</summary>
    VirtualNetworkGateway,

    /// <summary>A route table.</summary>
    User,
}
