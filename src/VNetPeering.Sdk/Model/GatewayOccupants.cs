namespace VNetPeering.Sdk.Model;

/// <summary>Reads from the IP configurations of a subnet which gateways and Route Servers lie in it.</summary>
internal static class GatewayOccupants
{
    /// <summary>Says whether an IP configuration belongs to a gateway or a Route Server.</summary>
    internal static bool IsGateway(ResourceId ipConfiguration) =>
        ipConfiguration.Parent is { } owner && (owner.IsOfType(ResourceTypes.Gateway) || owner.IsOfType(ResourceTypes.VirtualHub));

    /// <summary>Says whether any subnet of a VNet lists IP configurations: most list none, and need no search.</summary>
    internal static bool MayBeIn(VNet vnet)
    {
        foreach (Subnet subnet in vnet.Subnets)
        {
            if (subnet.IPConfigurationIds.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the gateways and Route Servers that lie in a VNet by its subnets' word, each once.</summary>
    internal static IEnumerable<ResourceId> Of(VNet vnet) =>
        vnet.Subnets.SelectMany(subnet => subnet.IPConfigurationIds).Where(IsGateway).Select(configuration => configuration.Parent!).Distinct();
}
