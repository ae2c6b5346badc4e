using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetsPerVNet : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7002",
        Title = "Too many subnets in a VNet",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022 and the version of 2025-10); Azure's code is not shown",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        int limit = context.Limits.SubnetsPerVNet;
        if (vnet.Subnets.Count <= limit)
        {
            return;
        }

        int count = vnet.Subnets.DistinctBy(subnet => subnet.Id).Count();
        if (count > limit)
        {
            sink.Report(new Finding
            {
                Resource = vnet.Id,
                Message = $"VNet {context.Name(vnet.Id)} {LimitWording.Fact(count, "subnets", limit, context.Limits)}.",
                Fix = "Merge small subnets, or split the VNet and peer the parts.",
            });
        }
    }
}
