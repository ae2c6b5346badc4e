using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrefixWithHostBits : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1002",
        Title = "Address prefix has host bits set",
        Severity = Severity.Error,
        AzureErrorCode = "InvalidCIDRNotation",
        Rules = "1.04",
        Evidence = "Recorded service answer",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (UnreadValue value in context.Topology.UnreadValues.Where(value => value.Kind == UnreadValueKind.HostBitsSet))
        {
            string meant = value.Meant is { } prefix ? $"\"{prefix}\"" : "the prefix with those bits clear";
            sink.Report(new Finding
            {
                Resource = value.ResourceId,
                Message = $"{context.Name(value.ResourceId)} has \"{value.Text}\" as {value.Property}: bits behind the prefix length are set. For that length the prefix is {meant}.",
                Fix = $"Write {meant}.",
                AzureErrorCode = PrefixErrorCode.Of(value),
                Location = value.Location,
            });
        }
    }
}
