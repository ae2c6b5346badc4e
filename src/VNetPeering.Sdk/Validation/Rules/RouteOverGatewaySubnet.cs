using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class RouteOverGatewaySubnet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4011",
        Title = "Route on a GatewaySubnet covers the gateway itself",
        Severity = Severity.Info,
        Rules = "1.43",
        Evidence = "Microsoft documentation (Warning about user-defined routes on the GatewaySubnet, 2023); published lab output shows that it can work",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        ILookup<ResourceId, HostAddress> publicAddresses = PublicAddresses(context.Topology);
        foreach (SpecialSubnet place in context.SpecialSubnets.Where(place => place.Name == SpecialSubnets.Gateway))
        {
            if (context.RouteTables.Find(place.Subnet.RouteTableId) is not { } table)
            {
                continue;
            }

            AddressPrefix[] own = [.. place.Subnet.AddressPrefixes, .. publicAddresses[place.Subnet.Id].Select(address => address.ToPrefix())];
            string[] routes =
            [
                .. table.Routes
                    .Where(route => route.NextHopType != NextHopType.VNetLocal && route.Destination.Prefix is { IsDefaultRoute: false } && !IsTypeUnread(context, table, route))
                    .Select(route => (route, Covered: own.Where(part => part.Overlaps(route.Destination.Prefix!.Value) && !IsKept(table, route.Destination.Prefix.Value, part)).ToArray()))
                    .Where(item => item.Covered.Length > 0)
                    .Select(item => $"\"{item.route.Name}\" ({item.route.Destination}) covers {Wording.List(item.Covered)}"),
            ];
            if (routes.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = place.Subnet.Id,
                    Related = [table.Id],
                    Message = $"Subnet {context.Name(place.Subnet.Id)} has route table {context.Name(table.Id)}, which leads away what belongs to the gateway itself: {Wording.List(routes)}. It was seen to work, and it can break the gateway's diagnostics and data path.",
                    Fix = $"Route the prefixes of other subnets only, or add a route to VnetLocal for the subnet's own.",
                });
            }
        }
    }

    // A longer route keeps that part inside the VNet.
    private static bool IsKept(RouteTable table, AddressPrefix route, AddressPrefix part) => table.Routes.Any(other =>
        other.NextHopType == NextHopType.VNetLocal && other.Destination.Prefix is { } kept && kept.Length > route.Length && kept.Contains(part));

    private static bool IsTypeUnread(ValidationContext context, RouteTable table, UserDefinedRoute route) => context.IsUnread(table.Id.Child("routes", route.Name), "nextHopType");

    private static ILookup<ResourceId, HostAddress> PublicAddresses(Topology topology)
    {
        var known = topology.PublicIPAddresses.Where(address => address.Address is not null).ToLookup(address => address.Id, address => address.Address!.Value);
        return topology.Gateways
            .SelectMany(gateway => gateway.IPConfigurations)
            .Where(part => part.SubnetId is not null && part.PublicIPAddressId is not null)
            .SelectMany(part => known[part.PublicIPAddressId!].Select(address => (Subnet: part.SubnetId!, Address: address)))
            .ToLookup(item => item.Subnet, item => item.Address);
    }
}
