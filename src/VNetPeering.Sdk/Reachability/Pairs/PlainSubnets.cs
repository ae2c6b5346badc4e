using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Tells subnets whose addresses are in their VNet's space and in no other subnet of it from others, whose flows are traced.</summary>
internal static class PlainSubnets
{
    // No private range of IPv4 is longer.
    private const int LongestPrivateLength = 16;

    /// <summary>Says whether a prefix is too long to be partly private.</summary>
    internal static bool IsSurelyAlike(AddressPrefix prefix) => prefix.Family == IPFamily.IPv4 && prefix.Length >= LongestPrivateLength;

    internal static bool Contains(CompiledVNet vnet, Subnet subnet)
    {
        if (vnet.HasUnknownSpace || vnet.VNet.DeploymentModel != DeploymentModel.ResourceManager)
        {
            return false;
        }

        foreach (AddressPrefix prefix in subnet.AddressPrefixes.AsSpan())
        {
            if ((!IsSurelyAlike(prefix) && prefix.First.IsPrivate != prefix.Last.IsPrivate) || !IsInSpace(vnet, prefix) || IsInOther(vnet, subnet, prefix))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInOther(CompiledVNet vnet, Subnet subnet, AddressPrefix prefix)
    {
        foreach (Subnet other in vnet.VNet.Subnets.AsSpan())
        {
            foreach (AddressPrefix taken in other.AddressPrefixes.AsSpan())
            {
                if (!ReferenceEquals(other, subnet) && taken.Overlaps(prefix))
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
