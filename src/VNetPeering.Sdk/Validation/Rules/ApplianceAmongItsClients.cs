using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ApplianceAmongItsClients : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4007",
        Title = "Appliance stands in the subnet whose routes lead to it",
        Severity = Severity.Warning,
        Rules = "3.35",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var loops = context.ApplianceHops.All
            .Where(hop => hop.RoutesBeyond.Any())
            .SelectMany(hop => hop.Subnets.Where(subnet => Holds(subnet, hop.Address)).Select(subnet => (Hop: hop, Subnet: subnet)))
            .Where(item => StaysInside(context, item.Hop, item.Subnet))
            .GroupBy(item => (item.Hop.Table.Id, Subnet: item.Subnet.Id));
        foreach (var group in loops)
        {
            string table = context.Name(group.Key.Id);
            string subnet = context.Name(group.Key.Subnet);
            string[] routes = [.. group.SelectMany(item => item.Hop.RoutesBeyond).Select(route => $"\"{route.Name}\"")];
            string addresses = Wording.List([.. group.Select(item => item.Hop.Address).Distinct()]);
            sink.Report(new Finding
            {
                Resource = group.Key.Subnet,
                Related = [group.Key.Id],
                Message = $"Subnet {subnet} has route table {table}, which leads {Wording.List(routes)} to {addresses} in the same subnet: what the appliance sends on matches the {(routes.Length == 1 ? "route" : "routes")} again and goes round in a loop.",
                Fix = $"Move the appliance to a subnet that does not have {table}.",
            });
        }
    }

    private static bool Holds(Subnet subnet, HostAddress address) => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address));

    // An appliance with a leg in another subnet may send on from there, and behind a front end only the subnets of the backends count.
    private static bool StaysInside(ValidationContext context, ApplianceHop hop, Subnet subnet)
    {
        foreach (AddressUse use in context.Addresses.At(hop.VNet.Id, hop.Address))
        {
            NetworkInterface[] legs = use.Kind switch
            {
                AddressUseKind.NetworkInterface => context.Appliances.FindInterface(use.OwnerId) is { } nic ? [nic] : [],
                AddressUseKind.LoadBalancer => context.Appliances.FindBalancer(use.OwnerId) is { } balancer ? [.. context.Appliances.Behind(balancer, hop.Address)] : [],
                _ => [],
            };
            bool isOutside = use.Kind == AddressUseKind.LoadBalancer && !Array.Exists(legs, leg => Subnets(leg).Contains(subnet.Id));
            if (isOutside || Array.Exists(legs, leg => context.Appliances.OfSameMachine(leg).SelectMany(Subnets).Any(other => other is not null && other != subnet.Id)))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<ResourceId?> Subnets(NetworkInterface nic) => nic.IPConfigurations.Select(part => part.SubnetId);
}
