using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ForwardedTrafficNotAdmitted : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2015",
        Title = "Forwarded packets are not admitted",
        Severity = Severity.Info,
        Rules = "2.50, 2.51, 2.52, 2.53, Q-02",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2018 and 2022); that Azure is laxer: a public report (MicrosoftDocs/azure-docs#48390)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        IEnumerable<IGrouping<ResourceId, ApplianceHop>> homes = context.ApplianceHops.All.Where(hop => IsForwarded(context, hop)).GroupBy(hop => hop.Place.VNet!.Id);
        foreach (IGrouping<ResourceId, ApplianceHop> home in homes)
        {
            ILookup<ResourceId, ApplianceHop> byVNet = home.ToLookup(hop => hop.VNet.Id);
            (AddressPrefix Prefix, ApplianceHop[] Hops)[] destinations = Destinations(home);
            foreach (PeeringLink link in context.LinksTo(home.Key))
            {
                if (Deciding(context, link) is { } deciding && (LedAway(byVNet[link.Local.Id]) ?? LedInto(destinations, link.Local)) is { } hop)
                {
                    Report(context, sink, link, deciding, hop);
                }
            }
        }
    }

    // On the GatewaySubnet of the appliance's VNet pass the packets of sites; its other subnets send packets of their own, which need no admission.
    private static bool IsForwarded(ValidationContext context, ApplianceHop hop) =>
        hop.Place.VNet is { IsPlaceholder: false } home
        && !context.IsSpaceUnread(home)
        && (hop.Place.Kind == NextHopPlaceKind.PeeredVNet || hop.Subnets.Any(subnet => subnet.Name == SpecialSubnets.Gateway))
        && context.Appliances.ForwarderAt(home, hop.Address) is not null;

    // Up to two VNets for each destination: with two, one of them is not the VNet that is asked about.
    private static (AddressPrefix Prefix, ApplianceHop[] Hops)[] Destinations(IEnumerable<ApplianceHop> hops) =>
    [
        .. hops
            .SelectMany(hop => hop.RoutesBeyond.Select(route => (route.Destination.Prefix, Hop: hop)))
            .Where(item => item.Prefix is { IsDefaultRoute: false })
            .GroupBy(item => item.Prefix!.Value)
            .Select(group => (group.Key, group.Select(item => item.Hop).DistinctBy(hop => hop.VNet.Id).Take(2).ToArray())),
    ];

    // The link whose switch decides, where it is known to be off and the peering works; null otherwise.
    private static PeeringLink? Deciding(ValidationContext context, PeeringLink link)
    {
        if (link is not { State: PeeringState.Connected, Reverse: { State: PeeringState.Connected } reverse, IsClassic: false })
        {
            return null;
        }

        PeeringLink deciding = context.Behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? link : reverse;
        return deciding.Peering.AllowForwardedTraffic || context.IsUnread(deciding.Id, "allowForwardedTraffic") ? null : deciding;
    }

    // What the VNet itself sends through the appliance to somebody beyond is answered from beyond.
    private static ApplianceHop? LedAway(IEnumerable<ApplianceHop> own) => own.FirstOrDefault(hop =>
        hop.RoutesBeyond.Any(route => route.Destination.Prefix is not { } prefix || hop.Place.VNet!.AddressSpace.All(home => !home.Contains(prefix))));

    // What others send through the appliance to the VNet. A default route of theirs is meant for the Internet.
    private static ApplianceHop? LedInto((AddressPrefix Prefix, ApplianceHop[] Hops)[] destinations, VNet vnet) => destinations
        .Where(destination => vnet.AddressSpace.Any(destination.Prefix.Overlaps))
        .SelectMany(destination => destination.Hops)
        .FirstOrDefault(hop => hop.VNet.Id != vnet.Id);

    private static void Report(ValidationContext context, DiagnosticSink sink, PeeringLink link, PeeringLink deciding, ApplianceHop hop)
    {
        ResourceId forwarder = context.Appliances.ForwarderAt(hop.Place.VNet!, hop.Address)!;
        string name = context.Name(deciding.Id);
        sink.Report(new Finding
        {
            Resource = deciding.Id,
            Related = [forwarder, hop.Table.Id],
            Message = $"Peering {name} has AllowForwardedTraffic set to false, and route table {context.Name(hop.Table.Id)} makes {context.Name(forwarder)} forward packets into {context.Name(link.Local.Id)}. As documented they are dropped; in practice they often pass.",
            Fix = $"Set AllowForwardedTraffic on {name} if they should arrive, and block them in a security group if they should not: rely on neither reading.",
        });
    }
}
