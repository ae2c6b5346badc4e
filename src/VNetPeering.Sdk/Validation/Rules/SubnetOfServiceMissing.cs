using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetOfServiceMissing : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1024",
        Title = "Subnet of a service is missing",
        Severity = Severity.Error,
        AzureErrorCode = "InvalidResourceReference",
        Rules = "1.3",
        Evidence = "Azure's answer to a reference that leads nowhere, quoted in MicrosoftDocs/azure-docs#32363; Microsoft documentation (VPN gateway settings, 2020; Azure Firewall FAQ, 2022; Route Server FAQ, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (Gateway gateway in context.Topology.Gateways)
        {
            Check(context, "gateway", gateway.Id, [.. gateway.IPConfigurations.Select(part => part.SubnetId)], sink);
        }

        foreach (AzureFirewall firewall in context.Topology.AzureFirewalls)
        {
            Check(context, "Azure Firewall", firewall.Id, [firewall.SubnetId], sink);
        }

        foreach (RouteServer server in context.Topology.RouteServers)
        {
            Check(context, "Route Server", server.Id, [server.SubnetId], sink);
        }
    }

    private static void Check(ValidationContext context, string noun, ResourceId service, ResourceId?[] subnets, DiagnosticSink sink)
    {
        foreach (ResourceId subnet in subnets.OfType<ResourceId>().Distinct())
        {
            // A VNet of which no subnet at all is given is one whose subnets the input leaves out.
            if (subnet is { Parent: { } parent } && context.FindVNet(parent) is { IsPlaceholder: false, Subnets.Count: > 0 } vnet && !context.IsUnread(vnet.Id, "subnets") && !vnet.Subnets.Any(other => other.Id == subnet))
            {
                sink.Report(new Finding
                {
                    Resource = service,
                    Related = [vnet.Id],
                    Message = $"{Wording.Start(noun)} {context.Name(service)} lies in subnet {subnet.Name}, which VNet {context.Name(vnet.Id)} does not have.",
                    Fix = $"Add a subnet named {subnet.Name} to VNet {context.Name(vnet.Id)} before the {noun}.",
                });
            }
        }
    }
}
