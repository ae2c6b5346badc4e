using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class OverlapInGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2019",
        Title = "Members of a connected group overlap",
        Severity = Severity.Warning,
        Rules = "2.15, 6.07",
        Evidence = "Microsoft documentation (Virtual Network Manager: connectivity configurations, limitations; 2025)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (GroupOverlap overlap in context.GroupOverlaps.Where(overlap => overlap.Configuration.ConnectedGroupAddressOverlap == ConnectedGroupAddressOverlap.Allowed))
        {
            sink.Report(new Finding
            {
                Resource = overlap.Configuration.Id,
                Related = overlap.Members,
                Message = $"Members of a connected group of configuration {context.Name(overlap.Configuration.Id)} share addresses: {overlap.Describe(context)}. Azure takes them, and no other member reaches what they share.",
                Fix = "Give the members prefixes of their own, or set connectedGroupAddressOverlap to Disallowed to have such members refused.",
            });
        }
    }
}
