using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Tells subnets whose addresses are in their VNet's space and in no other subnet of it from others, whose flows are traced.</summary>
internal static class PlainSubnets
{
    internal static bool Contains(CompiledTopology net, CompiledVNet vnet, int subnet)
    {
        bool isPlain = !vnet.HasUnknownSpace && vnet.VNet.DeploymentModel == DeploymentModel.ResourceManager;
        foreach (AddressPrefix prefix in net.Subnets[subnet].Subnet.AddressPrefixes.AsSpan())
        {
            isPlain = isPlain && prefix.First.IsPrivate == prefix.Last.IsPrivate && IsInSpace(vnet, prefix) && !IsInOther(net, vnet, subnet, prefix);
        }

        return isPlain;
    }

    private static bool IsInOther(CompiledTopology net, CompiledVNet vnet, int subnet, AddressPrefix prefix)
    {
        for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
        {
            foreach (AddressPrefix other in net.Subnets[k].Subnet.AddressPrefixes.AsSpan())
            {
                if (k != subnet && other.Overlaps(prefix))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInSpace(CompiledVNet vnet, AddressPrefix prefix)
    {
        foreach (AddressPrefix space in vnet.VNet.AddressSpace.AsSpan())
        {
            if (space.Contains(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
