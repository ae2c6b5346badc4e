using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ApplianceOutOfReach : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4004",
        Title = "Appliance of a route is out of reach",
        Severity = Severity.Warning,
        Rules = "3.33, 7.13",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023); a recorded answer of Next hop",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        IEnumerable<IGrouping<(ResourceId Table, HostAddress Address), ApplianceHop>> lost = context.ApplianceHops.All
            .Where(hop => hop.Place.Kind is NextHopPlaceKind.OutOfReach or NextHopPlaceKind.VirtualHub)
            .GroupBy(hop => (hop.Table.Id, hop.Address));
        foreach (IGrouping<(ResourceId Table, HostAddress Address), ApplianceHop> group in lost)
        {
            ApplianceHop first = group.First();
            ResourceId[] vnets = [.. group.Select(hop => hop.VNet.Id)];
            string routes = Wording.List([.. first.Routes.Select(route => $"\"{route.Name}\"")]);
            sink.Report(new Finding
            {
                Resource = group.Key.Table,
                Related = [.. vnets],
                Message = $"Route table {context.Name(group.Key.Table)} leads {routes} to {group.Key.Address}, which is out of reach from {Wording.List([.. vnets.Select(context.Name)])}: {Where(context, group)}. The packets are lost.",
                Fix = $"Name an appliance that lies in the VNet or in one that is peered with it, or peer {(vnets.Length == 1 ? context.Name(vnets[0]) : "the VNets")} with the VNet that holds {group.Key.Address}.",
            });
        }
    }

    private static string Where(ValidationContext context, IEnumerable<ApplianceHop> hops) =>
        hops.All(hop => hop.Place.Kind == NextHopPlaceKind.VirtualHub)
            ? $"it lies in virtual hub {context.Name(hops.First().Place.Hub!.Id)}, and a route cannot name what is behind Virtual WAN"
            : hops.Skip(1).Any()
            ? "it lies neither in these VNets nor in ones that are peered with them"
            : "it lies neither in the VNet nor in one that is peered with it";
}
