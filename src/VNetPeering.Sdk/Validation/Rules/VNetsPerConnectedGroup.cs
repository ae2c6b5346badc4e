using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class VNetsPerConnectedGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7028",
        Title = "Too many VNets in a connected group",
        Severity = Severity.Error,
        Rules = "6.11",
        Evidence = "Microsoft documentation (Virtual Network Manager: limitations, 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.VNetsPerConnectedGroup;
        foreach (ConnectedGroup group in context.ConnectedGroups)
        {
            int count = group.Members.Length + group.Undescribed.Length;
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = group.Configuration.Id,
                    Related = [group.NetworkGroupId],
                    Message = $"A connected group of configuration {context.Name(group.Configuration.Id)} {LimitWording.Fact(count, "VNets", limit, context.Limits)}.",
                    Fix = "Spread the VNets over several network groups, or set AzureLimits.VNetsPerConnectedGroup where Azure has granted more.",
                });
            }
        }
    }
}
