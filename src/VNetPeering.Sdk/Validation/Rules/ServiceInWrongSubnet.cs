using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ServiceInWrongSubnet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1022",
        Title = "Service lies in the wrong subnet",
        Severity = Severity.Error,
        Rules = "1.3",
        Evidence = "Microsoft documentation (VPN gateway settings, 2020; Azure Firewall FAQ, 2022; Route Server FAQ, 2022); the name is compared ignoring case by a recording",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.Topology.Gateways)
        {
            Check(context, "gateway", gateway.Id, SpecialSubnets.Gateway, [.. gateway.IPConfigurations.Select(part => part.SubnetId)], sink);
        }

        foreach (AzureFirewall firewall in context.Topology.AzureFirewalls)
        {
            Check(context, "Azure Firewall", firewall.Id, SpecialSubnets.Firewall, [firewall.SubnetId], sink);
        }

        foreach (RouteServer server in context.Topology.RouteServers)
        {
            Check(context, "Route Server", server.Id, SpecialSubnets.RouteServer, [server.SubnetId], sink);
        }
    }

    private static void Check(ValidationContext context, string noun, ResourceId service, ResourceName name, ResourceId?[] subnets, DiagnosticSink sink)
    {
        ResourceId[] wrong = [.. subnets.OfType<ResourceId>().Where(subnet => subnet.IsOfType(ResourceTypes.Subnet) && subnet.Name != name).Distinct()];
        if (wrong.Length == 0)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = service,
            Related = [.. wrong],
            Message = $"{Wording.Start(noun)} {context.Name(service)} lies in {Wording.List([.. wrong.Select(context.Name)])}. Azure looks for a subnet named {name}.",
            Fix = $"Name the subnet {name}, or put the {noun} into the subnet of that name.",
        });
    }
}
