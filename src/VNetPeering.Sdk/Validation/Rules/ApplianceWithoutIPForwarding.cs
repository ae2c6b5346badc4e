using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ApplianceWithoutIPForwarding : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4005",
        Title = "Appliance has no IP forwarding",
        Severity = Severity.Warning,
        Rules = "3.34",
        Evidence = "Microsoft documentation (Diagnose a routing problem, 2018; Virtual network traffic routing, 2023); published lab output",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var seen = context.ApplianceHops.All.SelectMany(hop => Receivers(context, hop).Select(receiver => (Hop: hop, receiver.Interface, receiver.Balancer)));
        foreach (var group in seen.Where(item => !Forwards(context, item.Interface)).GroupBy(item => item.Interface.Id))
        {
            (ApplianceHop hop, NetworkInterface nic, LoadBalancer? balancer) = group.First();
            ResourceId[] tables = [.. group.Select(item => item.Hop.Table.Id).Distinct()];
            string name = context.Name(nic.Id);
            string sent = $"{(tables.Length == 1 ? "route table" : "route tables")} {Wording.List([.. tables.Select(context.Name)])} {(tables.Length == 1 ? "sends" : "send")} packets for other addresses to {hop.Address}";
            sink.Report(new Finding
            {
                Resource = nic.Id,
                Related = [.. group.Select(item => item.Balancer?.Id).OfType<ResourceId>().Distinct(), .. tables],
                Message = balancer is null
                    ? $"Network interface {name} does not forward: {sent}, which it holds, and it has EnableIPForwarding set to false. The packets are dropped."
                    : $"Network interface {name} does not forward: {sent}, a front end of load balancer {context.Name(balancer.Id)} that it stands behind, and it has EnableIPForwarding set to false. What it gets is dropped.",
                Fix = $"Set EnableIPForwarding on {name}, and let its operating system forward too.",
            });
        }
    }

    private static bool Forwards(ValidationContext context, NetworkInterface nic) => nic.EnableIPForwarding || context.IsUnread(nic.Id, "enableIPForwarding");

    // An address that several resources state has a finding of its own, and nobody knows who gets the packets.
    private static IEnumerable<(NetworkInterface Interface, LoadBalancer? Balancer)> Receivers(ValidationContext context, ApplianceHop hop)
    {
        if (hop.Place.VNet is not { } home || context.Addresses.At(home.Id, hop.Address) is not [var use])
        {
            return [];
        }

        return use.Kind switch
        {
            AddressUseKind.NetworkInterface => context.Appliances.FindInterface(use.OwnerId) is { } nic && hop.RoutesBeyond.Any(route => !IsOwn(nic, route)) ? [(nic, null)] : [],
            AddressUseKind.LoadBalancer => hop.RoutesBeyond.Any() && context.Appliances.FindBalancer(use.OwnerId) is { } balancer
                ? context.Appliances.Behind(balancer, hop.Address).Select(nic => (nic, (LoadBalancer?)balancer))
                : [],
            AddressUseKind.PrivateEndpoint or AddressUseKind.Firewall or AddressUseKind.Gateway or AddressUseKind.RouteServer => [],
            _ => throw new InvalidOperationException($"{use.Kind} is no kind of address use."),
        };
    }

    private static bool IsOwn(NetworkInterface nic, UserDefinedRoute route) => nic.IPConfigurations.Any(part => part.PrivateIPAddress is { } address && route.Destination.Prefix == address.ToPrefix());
}
