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
            string later = context.Name(overlap.Later.Id);
            string[] orphans = [.. overlap.Collisions.Select(collision => context.Name(collision.Earlier.Link.Id))];
            sink.Report(new Finding
            {
                Resource = overlap.Later.Link.Id,
                Related = [.. overlap.Collisions.SelectMany(collision => new[] { collision.Earlier.Link.Id, collision.Earlier.Id })],
                Message = $"Peering {context.Name(overlap.Later.Link.Id)}: {later} overlaps what the Disconnected {(orphans.Length == 1 ? "link" : "links")} {Wording.List(orphans)} of {context.Name(overlap.HubId)} {(orphans.Length == 1 ? "has" : "have")} stored: {Wording.Overlaps(context, overlap)}.",
                Fix = $"Delete {Wording.List(orphans)} first: a Disconnected link still takes part in the check.",
            });
        }
    }
}
