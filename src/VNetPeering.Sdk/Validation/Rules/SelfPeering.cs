using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SelfPeering : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2002",
        Title = "VNet is peered with itself",
        Severity = Severity.Error,
        Rules = "2.06, Q-12",
        Evidence = "The portal refuses it as seen in a public lab log; Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (PeeringLink link in context.AllLinks.Where(link => link.IsSelf))
        {
            sink.Report(new Finding
            {
                Resource = link.Id,
                Message = $"Peering {context.Name(link.Id)} leads to {context.Name(link.RemoteId)} itself. A VNet cannot be peered with itself.",
                Fix = "Name another VNet as the remote one, or remove the link.",
            });
        }
    }
}
