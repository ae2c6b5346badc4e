using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class OwnGatewayBesideRemote : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3004",
        Title = "VNet with its own gateway borrows another",
        Severity = Severity.Error,
        Rules = "2.66, Q-12",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2022; Troubleshoot virtual network peering issues, 2026); Azure's code is not known",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        // Several borrowing links of one VNet are a finding of their own, so the first one stands for all.
        foreach (PeeringLink link in context.PrimaryLinks.Where(link => link.Peering.UseRemoteGateways).DistinctBy(link => link.Local.Id))
        {
            // A gateway that the input does not describe is known by the subnet that it lies in.
            ResourceId[] own =
            [
                .. context.GatewaysOf(link.Local.Id).Select(gateway => gateway.Id)
                    .Concat(GatewayOccupants.Of(link.Local).Where(occupant => occupant.IsOfType(ResourceTypes.Gateway))).Distinct(),
            ];
            if (own.Length == 0)
            {
                continue;
            }

            string local = context.Name(link.Local.Id);
            string[] names = [.. own.Select(context.Name)];
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [.. own],
                Message = $"Peering {context.Name(link.Id)} uses remote gateways, but {local} has {(own.Length == 1 ? "a gateway" : "gateways")} of its own: {Wording.List(names)}.",
                Fix = $"Clear UseRemoteGateways, or remove {Wording.List(names)} from {local}.",
            });
        }
    }
}
