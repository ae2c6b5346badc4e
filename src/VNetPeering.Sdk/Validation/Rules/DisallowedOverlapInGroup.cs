using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DisallowedOverlapInGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2018",
        Title = "Members of a connected group overlap although that is disallowed",
        Severity = Severity.Error,
        Rules = "6.07",
        Evidence = "Microsoft documentation (Virtual Network Manager: connectivity configurations, limitations; 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (GroupOverlap overlap in context.GroupOverlaps.Where(overlap => overlap.Configuration.ConnectedGroupAddressOverlap == ConnectedGroupAddressOverlap.Disallowed))
        {
            sink.Report(new Finding
            {
                Resource = overlap.Configuration.Id,
                Related = overlap.Members,
                Message = $"Configuration {context.Name(overlap.Configuration.Id)} disallows overlap in its connected groups, and members share addresses: {overlap.Describe(context)}.",
                Fix = "Give the members prefixes of their own, put one of them into another network group, or set connectedGroupAddressOverlap to Allowed.",
            });
        }
    }
}
