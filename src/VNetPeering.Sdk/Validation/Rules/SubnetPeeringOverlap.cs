using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetPeeringOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2006",
        Title = "Peered subnets overlap the other VNet",
        Severity = Severity.Error,
        AzureErrorCode = "VnetAddressSpacesOverlap",
        Rules = "2.90",
        Evidence = "Azure's answer in published lab output (mddazure/subnet-peering); Microsoft documentation (Configure subnet peering, 2024)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (PeeringOverlap overlap in context.PeeringOverlaps.Where(overlap => overlap.IsSubnetPeering))
        {
            PeeringLink link = overlap.Link;
            (string local, string remote) = (context.Name(link.Local.Id), context.Name(link.RemoteId));
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [.. overlap.Pair.Links.Where(other => other != link).Select(other => other.Id), link.RemoteId],
                Message = $"Subnet peering {context.Name(link.Id)}: a participating subnet of one side overlaps the address space of the other: {Wording.Overlap(overlap.LocalPrefixes, local, overlap.RemotePrefixes, remote)}.",
                Fix = "Let only subnets take part whose prefixes the other VNet does not have, in its other subnets either.",
            });
        }
    }
}
