using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The way out to the Internet and back.</summary>
internal sealed partial class NaiveWalk
{
    /// <summary>The answer of a host on the Internet comes back to the public address that the packet left with.</summary>
    internal Disposition FromInternet(OracleSender exit)
    {
        if (!exit.Forwards)
        {
            return Finish(Arrive(new OracleEnd.InSubnet(exit.VNet, exit.Subnet), "the address that it left with"));
        }

        // The appliance that translated the address sees the answer and sends it on.
        OracleAppliance appliance = ApplianceOf(exit);
        Appliances.Add(appliance);
        if (Translations.TryPeek(out OracleTranslation? last) && last.Appliance.Interface?.Id == exit.Interface?.Id)
        {
            Translations.Pop();
            to = last.Before;
        }

        _passed.Add(appliance.Identity);
        return Finish(Send(exit));
    }

    private Disposition ToInternet(OracleSender sender)
    {
        if (to.IsPrivate)
        {
            return Stop(Disposition.NotRoutedOnInternet, $"{to} is private");
        }

        // 3.70: a NAT gateway stands before all other ways out, alive or not
        if (sender.Subnet.NatGatewayId is { } nat && Dead.Contains(nat))
        {
            return Stop(Disposition.ResourceIsDown, $"{nat.Name} is down");
        }

        bool? hasWayOut;
        if (sender.Firewall is { } firewall)
        {
            hasWayOut = firewall.PublicIPAddressIds.Count > 0;
        }
        else if (sender.Interface is null && sender.Forwards)
        {
            hasWayOut = true; // 3.59: an appliance of which nothing is known brings its own
        }
        else if (sender.Subnet.NatGatewayId is not null
            || sender.Interface?.IPConfigurations.Any(configuration => configuration.PublicIPAddressId is not null) is true
            || topology.LoadBalancers.Any(balancer => sender.Interface?.IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pool => balancer.OutboundPoolIds.Contains(pool))) is true))
        {
            hasWayOut = true;
        }
        else
        {
            hasWayOut = sender.Subnet.DefaultOutboundAccess; // 3.71
        }

        if (hasWayOut is false)
        {
            Block(Disposition.NoWayOutToInternet, $"{sender.VNet.Name}/{sender.Subnet.Name} has no way out");
        }

        if (hasWayOut is null)
        {
            Unknowns.Add(UnknownReason.DefaultOutboundAccessNotStated);
        }

        return Arrive(new OracleEnd.OnInternet(sender), "the Internet");
    }
}
