using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecondRemoteGateway : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3003",
        Title = "VNet borrows gateways from two VNets",
        Severity = Severity.Error,
        Rules = "2.65, Q-12",
        Evidence = "Azure's message in a public lab write-up; Microsoft documentation (Manage a virtual network peering, 2022); its code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var first = new Dictionary<ResourceId, PeeringLink>();
        foreach (PeeringLink link in context.PrimaryLinks.Where(link => link.Peering.UseRemoteGateways))
        {
            if (first.TryAdd(link.Local.Id, link))
            {
                continue;
            }

            PeeringLink other = first[link.Local.Id];
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [other.Id],
                Message = $"Peering {context.Name(link.Id)} uses remote gateways, and {context.Name(other.Id)} of the same VNet already does. A VNet can borrow from one VNet only.",
                Fix = "Clear UseRemoteGateways on one of the two.",
            });
        }
    }
}
