using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DnsServersPerVNet : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7005",
        Title = "Too many DNS servers of a VNet",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        int limit = context.Limits.DnsServersPerVNet;
        if (vnet.DnsServers.Count <= limit)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = vnet.Id,
            Message = $"VNet {context.Name(vnet.Id)} {LimitWording.Fact(vnet.DnsServers.Count, "DNS servers", limit, context.Limits)}.",
            Fix = "Name fewer servers, and let those forward to the others.",
        });
    }
}
