using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeeredSpacesOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2003",
        Title = "Peered VNets overlap",
        Severity = Severity.Error,
        AzureErrorCode = "VnetAddressSpacesOverlap",
        Rules = "2.10",
        Evidence = "Azure's answer in published lab output (mddazure/subnet-peering); Microsoft documentation (Manage a virtual network peering, 2022)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (PeeringOverlap overlap in context.PeeringOverlaps.Where(overlap => !overlap.IsSubnetPeering))
        {
            PeeringLink link = overlap.Link;
            (string local, string remote) = (context.Name(link.Local.Id), context.Name(link.RemoteId));
            sink.Report(new Finding
            {
                Resource = link.Id,
                Related = [.. overlap.Pair.Links.Where(other => other != link).Select(other => other.Id), link.RemoteId],
                Message = $"Peering {context.Name(link.Id)}: {local} and {remote} cannot be peered because their address spaces overlap: {Wording.Overlap(overlap.LocalPrefixes, local, overlap.RemotePrefixes, remote)}.",
                Fix = $"Give {local} or {remote} another prefix, or peer only subnets that lie in prefixes of one side alone.",
            });
        }
    }
}
