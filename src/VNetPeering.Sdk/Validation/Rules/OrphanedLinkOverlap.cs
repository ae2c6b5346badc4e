using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class OrphanedLinkOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2005",
        Title = "VNet overlaps what an orphaned link of its peer has stored",
        Severity = Severity.Error,
        AzureErrorCode = "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
        Rules = "2.12",
        Evidence = "Azure's answer as quoted in public reports (microsoft/AzureTRE#4641, alan-turing-institute/data-safe-haven#2152)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NeighbourOverlap overlap in context.NeighbourOverlaps.Where(overlap => overlap.IsThroughOrphan))
        {
            // Orphans come first, so the earlier one is always an orphan.
            (string later, string gone, string orphan) = (context.Name(overlap.Later.Id), context.Name(overlap.Earlier.Id), context.Name(overlap.Earlier.Link.Id));
            sink.Report(new Finding
            {
                Resource = overlap.Later.Link.Id,
                Related = [overlap.Earlier.Link.Id, overlap.Earlier.Id],
                Message = $"Peering {context.Name(overlap.Later.Link.Id)}: {later} overlaps what the Disconnected link {orphan} of {context.Name(overlap.HubId)} has stored: {Wording.Overlap(overlap.LaterPrefixes, later, overlap.EarlierPrefixes, gone)}.",
                Fix = $"Delete {orphan} first: a Disconnected link still takes part in the check.",
            });
        }
    }
}
