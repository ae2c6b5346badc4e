using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class NeighbourSpacesOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2004",
        Title = "VNet overlaps another peer of its peer",
        Severity = Severity.Error,
        AzureErrorCode = "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
        Rules = "2.11, 2.13, 2.14, Q-13, Q-14",
        Evidence = "Azure's answer as quoted in public reports (Azure/ResourceModules#731, microsoft/AzureTRE#1927)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NeighbourOverlap overlap in context.NeighbourOverlaps.Where(overlap => !overlap.IsThroughOrphan))
        {
            (string later, string earlier, string hub) = (context.Name(overlap.Later.Id), context.Name(overlap.Earlier.Id), context.Name(overlap.HubId));
            sink.Report(new Finding
            {
                Resource = overlap.Later.Link.Id,
                Related = [overlap.Earlier.Link.Id, overlap.Earlier.Id],
                Message = $"Peering {context.Name(overlap.Later.Link.Id)}: {later} overlaps {earlier}, which is already peered with {hub}: {Wording.Overlap(overlap.LaterPrefixes, later, overlap.EarlierPrefixes, earlier)}.",
                Fix = $"Give {later} or {earlier} another prefix, or peer only one of them with {hub}.",
            });
        }
    }
}
