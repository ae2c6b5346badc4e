using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecondLinkToSameVNet : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2001",
        Title = "Second link to the same VNet",
        Severity = Severity.Error,
        AzureErrorCode = "AnotherPeeringAlreadyReferencesRemoteVnet",
        Rules = "2.04, 2.91",
        Evidence = "Azure's code as handled in public code (kyma-project/cloud-manager); lab output for subnet peering",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach ((PeeringLink link, PeeringLink other) in context.RepeatedLinks)
        {
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [other.Id],
                Message = $"Peering {context.Name(link.Id)} leads to {context.Name(link.RemoteId)}, and {context.Name(other.Id)} already references that VNet.",
                Fix = $"Remove one of the two, and write its settings into the other; several subnets fit into one subnet peering.",
            });
        }
    }
}
