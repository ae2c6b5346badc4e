using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrivateAddressesPerVNet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7006",
        Title = "Too many private addresses in a VNet",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrivateAddressesPerVNet;
        if (context.Addresses.All.Count <= limit)
        {
            return;
        }

        foreach ((ResourceId vnet, int count) in new AddressCounts(context.Addresses).All)
        {
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = vnet,
                    Message = $"VNet {context.Name(vnet)} {LimitWording.Fact(count, "private addresses in use", limit, context.Limits)}.",
                    Fix = "Move some of what uses them to another VNet, and peer the two.",
                });
            }
        }
    }
}
