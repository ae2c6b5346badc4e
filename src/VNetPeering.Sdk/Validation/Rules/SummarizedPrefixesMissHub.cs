using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SummarizedPrefixesMissHub : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3023",
        Title = "Advertised gateway prefixes leave a part of the hub out",
        Severity = Severity.Warning,
        Rules = "4.32",
        Evidence = "Microsoft documentation (Advertised gateway prefixes, 2026)",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        // The list is ignored on spokes and until a gateway exists.
        if (vnet.SummarizedGatewayPrefixes.Count == 0 || context.GatewaysOf(vnet.Id).Count == 0 || context.IsUnread(vnet.Id, "summarizedGatewayPrefixes"))
        {
            return;
        }

        var announced = PrefixSet.Create(vnet.SummarizedGatewayPrefixes);
        AddressPrefix[] missing = [.. vnet.AddressSpace.Where(prefix => !announced.Contains(prefix)).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = vnet.Id,
            Related = [.. context.GatewaysOf(vnet.Id).Select(gateway => gateway.Id)],
            Message = $"VNet {context.Name(vnet.Id)} advertises {Wording.List(vnet.SummarizedGatewayPrefixes)} in place of its own space, and {Wording.List(missing)} {(missing.Length == 1 ? "is" : "are")} not covered: on-premises learns no route to {(missing.Length == 1 ? "it" : "them")}.",
            Fix = $"Add {Wording.List(missing)}, or a prefix that holds {(missing.Length == 1 ? "it" : "them")}, to the advertised gateway prefixes.",
        });
    }
}
