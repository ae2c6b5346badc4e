using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>How large a GatewaySubnet is against what its gateways need (rule book 1.3).</summary>
internal static class GatewaySubnetSize
{
    /// <summary>What Azure advises for every GatewaySubnet, and asks for where two types of gateway share it.</summary>
    public const int AdvisedLength = 27;

    /// <summary>What many circuits need.</summary>
    public const int ManyCircuitsLength = 26;

    public const int ManyCircuits = 16;

    /// <summary>Returns the length of the largest IPv4 prefix; null for another subnet, where it is not known, and where it is so small that no subnet may have it, which is a finding of its own.</summary>
    public static int? LengthOf(ValidationContext context, SpecialSubnet special) =>
        special.Name == SpecialSubnets.Gateway && special.IPv4Length is <= SubnetAddresses.LongestIPv4Length and int length && !context.IsUnread(special.Subnet.Id, "addressPrefix") ? length : null;

    /// <summary>Returns the VPN and ExpressRoute gateways that would share a subnet which is too small for both; none when Azure runs both already.</summary>
    public static IReadOnlyList<Gateway> CrowdedOut(ValidationContext context, SpecialSubnet special)
    {
        IReadOnlyList<Gateway> gateways = context.GatewaysOf(special.VNet.Id);
        bool isCrowded = LengthOf(context, special) > AdvisedLength
            && gateways.Select(gateway => gateway.Type).Distinct().Count() > 1
            && !gateways.All(gateway => GatewayFacts.IsRunning(context, gateway));
        return isCrowded ? gateways : [];
    }
}
