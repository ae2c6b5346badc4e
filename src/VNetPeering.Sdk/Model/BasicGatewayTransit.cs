namespace VNetPeering.Sdk.Model;

/// <summary>What gateway transit does with a VPN gateway of the Basic SKU .</summary>
public enum BasicGatewayTransit
{
    /// <summary>Azure accepts it and the spokes learn no routes.</summary>
    AcceptedWithoutRoutes = 0,

    /// <summary>Azure accepts it and it works.</summary>
    Works,
}
