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
        if (Translations.TryPeek(out OracleTranslation? last) && last.Appliance.Interface?.Id == exit.Interface?.Id)
        {
            Translations.Pop();
            to = last.Before;
        }

        OracleAppliance appliance = ApplianceOf(exit);
        Appliances.Add(appliance);
        _passed.Add(appliance.Identity);
        return Finish(Send(exit));
    }

    /// <summary>3.72: in at a public address. A firewall puts an address of its own in the place of the source, so that the answer comes back to it.</summary>
    internal Disposition FromOutside()
    {
        OracleEntrance entrance = Entrance!;
        ResourceId? place = entrance.Firewall is { } publisher ? publisher.SubnetId : entrance.Interface!.IPConfigurations.First(one => one.PrivateIPAddress == to).SubnetId;
        VNet home = topology.FindVNet(place?.Parent)!;
        if (Dead.Contains(home.Id) || (entrance.Firewall is { } down && Dead.Contains(down.Id)))
        {
            return Stop(Disposition.ResourceIsDown, "the way in is down");
        }

        if (entrance.Firewall is not { } firewall)
        {
            OracleSender machine = new(home, topology.FindSubnet(place)!) { Interface = entrance.Interface };
            if (entrance.IsClosedWithoutGroup && !machine.HasSecurityGroup)
            {
                Block(Disposition.PublicAddressIsClosed, $"no group opens the address of {entrance.Interface!.Name}");
            }

            return Finish(Deliver(home));
        }

        OracleSender at = new(home, topology.FindSubnet(place)!) { Firewall = firewall, Forwards = true };
        OracleAppliance seen = ApplianceOf(at);
        Appliances.Add(seen);
        HostAddress own = firewall.PrivateIPAddress!.Value;
        Log.Add($"{firewall.Name} publishes {to}: source {from} becomes {own}");
        Translations.Push(new OracleTranslation(at, own, from));
        from = own;
        return Finish(Send(at));
    }

    /// <summary>
    /// 3.70, 5.06: what an appliance sends to the Internet carries its own private address past the groups, for Azure puts a public one in the place of that and
    /// of no other. An appliance that declares nothing is assumed to do so. Null where it declares something, and for a firewall, which no group looks at.
    /// </summary>
    private HostAddress? OwnForTheInternet(OracleSender sender) => to.IsPrivate || DeclaredFor(sender)?.TranslatesSource is not null ? null
        : sender.Interface is { } own ? own.IPConfigurations.Select(one => one.PrivateIPAddress).OfType<HostAddress>().Where(address => address.Family == from.Family).Select(address => (HostAddress?)address).FirstOrDefault()
        : sender.Undescribed is { } address && sender.Firewall is null ? HostAddress.Parse(address)
        : null;

    private Disposition ToInternet(OracleSender sender)
    {
        if (to.IsPrivate)
        {
            return Stop(Disposition.NotRoutedOnInternet, $"{to} is private");
        }

        if (Entrance?.IsExitOf(sender) is true)
        {
            return Arrive(new OracleEnd.OnInternet(sender), "the caller"); // the address that was called knows the flow, whatever lets new flows out
        }

        // 3.70: a NAT gateway stands before all other ways out, alive or not
        if (to.Family == IPFamily.IPv4 && sender.Subnet.NatGatewayId is { } nat && Dead.Contains(nat))
        {
            return Stop(Disposition.ResourceIsDown, $"{nat.Name} is down");
        }

        bool? hasWayOut;
        if (sender.Forwards && DeclaredFor(sender)?.TranslatesSource is false)
        {
            hasWayOut = false; // 5.06: Azure puts a public address in the place of the sender's own and of no other
        }
        else if (sender.Firewall is { } firewall)
        {
            hasWayOut = firewall.PublicIPAddressIds.Count > 0;
        }
        else if (sender.Interface is null && sender.Forwards)
        {
            hasWayOut = true; // 3.59: an appliance of which nothing is known brings its own
        }
        else if ((to.Family == IPFamily.IPv4 && sender.Subnet.NatGatewayId is not null)
            || sender.Interface?.IPConfigurations.Any(configuration => configuration.PublicIPAddressId is not null) is true
            || topology.LoadBalancers.Any(balancer => sender.Interface?.IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pool => balancer.OutboundPoolIds.Contains(pool))) is true))
        {
            hasWayOut = true;
        }
        else
        {
            hasWayOut = to.Family == IPFamily.IPv4 ? sender.Subnet.DefaultOutboundAccess : false; // 3.71; a NAT gateway and default access are for IPv4
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
