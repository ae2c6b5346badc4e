using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ApplianceMissing : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4006",
        Title = "Nobody owns the next-hop address of a route",
        Severity = Severity.Warning,
        Rules = "3.37",
        Evidence = "Background knowledge, not confirmed by a source; that Next hop may show None for an unfinished appliance: Microsoft documentation (Virtual network traffic routing, 2023)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        IEnumerable<IGrouping<(ResourceId VNet, HostAddress Address), ApplianceHop>> addresses = context.ApplianceHops.All
            .Where(hop => hop.Place.VNet is { IsPlaceholder: false, DeploymentModel: DeploymentModel.ResourceManager })
            .GroupBy(hop => (hop.Place.VNet!.Id, hop.Address));
        HashSet<HostAddress?> unplaced = [.. Unplaced(context.Topology)];
        foreach (IGrouping<(ResourceId VNet, HostAddress Address), ApplianceHop> group in addresses)
        {
            VNet vnet = group.First().Place.VNet!;
            if (Reason(context, vnet, group.Key.Address, unplaced) is not { } reason)
            {
                continue;
            }

            ResourceId[] tables = [.. group.Select(hop => hop.Table.Id).Distinct()];
            sink.Report(new Finding
            {
                Resource = tables[0],
                Related = [.. tables.Skip(1), vnet.Id],
                Message = $"{(tables.Length == 1 ? "Route table" : "Route tables")} {Wording.List([.. tables.Select(context.Name)])} {(tables.Length == 1 ? "leads" : "lead")} to {group.Key.Address} in {context.Name(vnet.Id)}, and {reason}. A route stays Active without its appliance, and the packets are lost.",
                Fix = $"Correct the next hop, or give an appliance the address {group.Key.Address}.",
            });
        }
    }

    // Null where somebody owns the address, or somebody whom the input does not show may own it.
    private static string? Reason(ValidationContext context, VNet vnet, HostAddress address, HashSet<HostAddress?> unplaced)
    {
        if (context.Addresses.At(vnet.Id, address).Count > 0 || context.GatewaysOf(vnet.Id).Any(gateway => gateway.BgpPeeringAddresses.Contains(address)))
        {
            return null;
        }

        bool areInterfacesKnown = context.Topology.NetworkInterfaces.Count > 0 && !unplaced.Contains(null) && !unplaced.Contains(address);
        if (vnet.Subnets.FirstOrDefault(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address))) is not { } home)
        {
            bool areSubnetsKnown = vnet.Subnets.Count > 0 && vnet.Subnets.All(subnet => subnet.AddressPrefixes.Count > 0) && !context.IsUnread(vnet.Id, "subnets") && !context.IsSpaceUnread(vnet);
            return areInterfacesKnown && areSubnetsKnown ? "no subnet holds the address" : null;
        }

        if (home.AddressPrefixes.Any(prefix => SubnetAddresses.IsReserved(prefix, address)))
        {
            return $"Azure keeps that address of {context.Name(home.Id)} for itself";
        }

        // A firewall whose address is stated answers there only. Who else lies in a subnet of Azure's own, or of a service, no interface shows.
        if (context.Appliances.FirewallsIn(home.Id) is [var firewall, ..])
        {
            return context.Appliances.FirewallAt(vnet, address) is null ? $"{context.Name(firewall.Id)} answers at {firewall.PrivateIPAddress} only" : null;
        }

        bool isManaged = SpecialSubnets.HoldsManagedInstances(home.Name) || home.Delegations.Count > 0;
        return areInterfacesKnown && !isManaged && !HasUnknownOccupant(context, home) ? "nobody owns the address" : null;
    }

    // An occupant that Azure lists and the input does not describe, or one whose address Azure has yet to pick.
    private static bool HasUnknownOccupant(ValidationContext context, Subnet subnet)
    {
        IReadOnlyList<AddressUse> uses = context.Addresses.InSubnet(subnet.Id);
        HashSet<ResourceId> known = [.. uses.Select(use => use.OwnerId)];
        return uses.Any(use => use.Address is null) || subnet.IPConfigurationIds.Any(occupant => occupant.Parent is not { } owner || !known.Contains(owner));
    }

    // The addresses of interfaces and front ends whose subnet could not be read, which may lie anywhere; null for one that is not known either.
    private static IEnumerable<HostAddress?> Unplaced(Topology topology) => topology.NetworkInterfaces
        .SelectMany(nic => nic.IPConfigurations)
        .Where(part => part.SubnetId is null)
        .Select(part => part.PrivateIPAddress)
        .Concat(topology.LoadBalancers
            .SelectMany(balancer => balancer.FrontEnds)
            .Where(part => part.SubnetId is null && part.PublicIPAddressId is null)
            .Select(part => part.PrivateIPAddress));
}
