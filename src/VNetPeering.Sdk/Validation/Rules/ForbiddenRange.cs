using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ForbiddenRange : VNetRule
{
    private static readonly AddressPrefix[] Forbidden =
    [
        AddressPrefix.Parse("127.0.0.0/8"),
        AddressPrefix.Parse("168.63.129.16/32"),
        AddressPrefix.Parse("169.254.0.0/16"),
        AddressPrefix.Parse("224.0.0.0/4"),
        AddressPrefix.Parse("255.255.255.255/32"),
    ];

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1001",
        Title = "Address space touches a range that Azure keeps",
        Severity = Severity.Error,
        AzureErrorCode = "NetcfgInvalidIPAddressPrefix",
        Rules = "1.01, 1.04",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019); the code is one that public production code handles for VNets (Azure/azure-service-operator), its tie to these ranges not confirmed by a source",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        foreach (AddressPrefix prefix in vnet.AddressSpace)
        {
            if (!Touches(prefix))
            {
                continue;
            }

            AddressPrefix[] touched = [.. Forbidden.Where(range => range.Overlaps(prefix))];
            sink.Report(new Finding
            {
                Resource = vnet.Id,
                Message = $"VNet {context.Name(vnet.Id)} has address prefix {prefix}, which touches {Wording.List(touched)}; Azure keeps that for itself.",
                Fix = $"Give {context.Name(vnet.Id)} a prefix outside it, for example out of 10.0.0.0/8.",
            });
        }
    }

    private static bool Touches(AddressPrefix prefix)
    {
        foreach (AddressPrefix range in Forbidden)
        {
            if (range.Overlaps(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
