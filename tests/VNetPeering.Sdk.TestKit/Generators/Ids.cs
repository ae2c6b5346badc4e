using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Resource ids for designs that are written by hand or by a generator: one subscription, one resource group.</summary>
public static class Ids
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";

    /// <summary>Returns the id of a VNet.</summary>
    public static ResourceId VNet(string name) => Of(ResourceTypes.VNet, name);

    /// <summary>Returns the id of a subnet, written <c>vnet/subnet</c>.</summary>
    public static ResourceId Subnet(string place)
    {
        string[] parts = place.Split('/');
        return VNet(parts[0]).Child("subnets", parts[1]);
    }

    /// <summary>Returns the id of a top-level resource.</summary>
    public static ResourceId Of(string type, string name) => ResourceId.Create(Subscription, "rg", type, name);

    /// <summary>Returns the backend pool of a load balancer.</summary>
    public static ResourceId Pool(string balancer) => Of(ResourceTypes.LoadBalancer, balancer).Child("backendAddressPools", "pool");
}
