using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ZeroAsn : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3013",
        Title = "Local network gateway has ASN 0",
        Severity = Severity.Error,
        AzureErrorCode = "LocalNetworkGatewayCannotHaveZeroAsn",
        Rules = "4.07",
        Evidence = "Recorded service answer",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (LocalNetworkGateway site in context.GatewayIndex.Sites.Where(site => site.Asn == 0))
        {
            sink.Report(new Finding
            {
                Resource = site.Id,
                Message = $"Local network gateway {context.Name(site.Id)} has ASN 0, which names no autonomous system.",
                Fix = $"Give {context.Name(site.Id)} the ASN of its device, or leave its BGP settings out.",
            });
        }
    }
}
