using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class MalformedPrefix : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1003",
        Title = "Address prefix is not CIDR notation",
        Severity = Severity.Error,
        AzureErrorCode = "InvalidAddressPrefixFormat",
        Rules = "1.04",
        Evidence = "Recorded service answers",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (UnreadValue value in context.Topology.UnreadValues.Where(value => value.Kind == UnreadValueKind.MalformedPrefix))
        {
            sink.Report(new Finding
            {
                Resource = value.ResourceId,
                Message = $"{context.Name(value.ResourceId)} has \"{value.Text}\" as {value.Property}, which is not CIDR notation.",
                Fix = "Write address and length, for example \"10.0.0.0/24\".",
                AzureErrorCode = PrefixErrorCode.Of(value),
                Location = value.Location,
            });
        }
    }
}
