using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Inspection;

/// <summary>Proves the inspections of a design: traces every flow among their networks and looks for ways round the appliance.</summary>
internal sealed class InspectionBypassed : ValidationRule
{
    private const int MostShown = 5;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4016",
        Title = "Flows go round the appliance that is to inspect them",
        Severity = Severity.Warning,
        Rules = "3.50-3.54, 3.57",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        if (context.Topology.InspectionIntents.Count == 0)
        {
            return;
        }

        var tables = new RoutingTables(new CompiledTopology(context.Topology), context.Behavior, ServiceTagCatalog.Empty);
        var places = new PlaceFinder(tables, new Lazy<PlaceNames>(() => new PlaceNames(tables)));
        var walks = new WalkContext(tables, new SecurityGroups(tables), places);
        var tracer = new FlowTracer(walks);
        foreach (InspectionIntent intent in context.Topology.InspectionIntents)
        {
            Check(intent, walks, tracer, context, sink);
        }
    }

    private static void Check(InspectionIntent intent, WalkContext walks, FlowTracer tracer, ValidationContext context, DiagnosticSink sink)
    {
        var point = InspectionPoint.Of(walks.Tables.Net, intent.ViaId);
        string via = context.Name(intent.ViaId);
        List<FlowEnd>[] ends = [.. intent.NetworkIds.Select(id => EndsOf(id, intent.ViaId, walks)), .. intent.Sites.Select(site => SiteNamed(site, walks))];
        List<string> certain = [];
        List<string> open = [];
        for (int from = 0; from < ends.Length; from++)
        {
            for (int to = 0; to < ends.Length; to++)
            {
                foreach ((FlowEnd source, FlowEnd destination) in from == to ? [] : Pairs(ends[from], ends[to]))
                {
                    Verdict? verdict = WorstBypass(source, destination, tracer, point);
                    string pair = $"\"{source.Place.Name}\" to \"{destination.Place.Name}\"";
                    (verdict switch { Verdict.Reachable => certain, Verdict.Unknown => open, _ => null })?.Add(pair);
                }
            }
        }

        if (certain.Count + open.Count == 0)
        {
            return;
        }

        string word = certain.Count > 0 ? "do" : "may";
        List<string> shown = certain.Count > 0 ? certain : open;
        sink.Report(new Finding
        {
            Resource = intent.ViaId,
            Related = intent.NetworkIds,
            Message = $"Flows {(word == "do" ? "go" : "may go")} round {via}, which is to inspect them: from {Wording.List([.. shown.Take(MostShown)])}{(shown.Count > MostShown ? $", and {shown.Count - MostShown} more pairs" : string.Empty)}.",
            Fix = $"Lead them to {via} by routes that are at least as specific as those that win now, at both ends; `reach` shows which win.",
        });
    }

    private static IEnumerable<(FlowEnd From, FlowEnd To)> Pairs(List<FlowEnd> sources, List<FlowEnd> destinations) =>
        from source in sources
        from destination in destinations
        select (source, destination);

    private static Verdict? WorstBypass(FlowEnd source, FlowEnd destination, FlowTracer tracer, InspectionPoint point)
    {
        Verdict? worst = null;
        foreach (IPFamily family in new[] { IPFamily.IPv4, IPFamily.IPv6 }.Where(family => source.Has(family) && destination.Has(family)))
        {
            foreach (ClassTrace path in tracer.Paths(source, destination, Protocol.Any, family).Where(path => path.Verdict != Verdict.Blocked && !point.IsPassed(path)))
            {
                worst = path.Verdict == Verdict.Reachable ? path.Verdict : worst ?? path.Verdict;
            }
        }

        return worst;
    }

    /// <summary>The subnets of workloads of a VNet, or the one subnet that is named. The subnet of the appliance is at the other side of the wish.</summary>
    private static List<FlowEnd> EndsOf(ResourceId network, ResourceId via, WalkContext walks)
    {
        CompiledTopology net = walks.Tables.Net;
        ResourceId? home = net.Topology.AzureFirewalls.FirstOrDefault(firewall => firewall.Id == via)?.SubnetId
            ?? net.Topology.NetworkInterfaces.FirstOrDefault(nic => nic.Id == via)?.IPConfigurations.Select(configuration => configuration.SubnetId).FirstOrDefault(id => id is not null);
        int vnet = net.FindVNet(network);
        IEnumerable<Subnet> subnets = vnet < 0
            ? net.FindSubnet(network) is >= 0 and int one ? [net.Subnets[one].Subnet] : []
            : net.VNets[vnet].VNet.Subnets.Where(subnet => subnet.Id != home && !SpecialSubnets.HoldsManagedInstances(subnet.Name));
        return [.. subnets.Select(subnet => net.FindSubnet(subnet.Id)).Where(index => index >= 0).Select(walks.Places.Subnet)];
    }

    private static List<FlowEnd> SiteNamed(ResourceName site, WalkContext walks) => walks.Places.Site(site) is { } end ? [end] : [];
}
