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
            (string later, string hub) = (context.Name(overlap.Later.Id), context.Name(overlap.HubId));
            string[] earlier = [.. overlap.Collisions.Select(collision => context.Name(collision.Earlier.Id))];
            sink.Report(new Finding
            {
                Resource = overlap.Later.Link.Id,
                Related = [.. overlap.Collisions.SelectMany(collision => new[] { collision.Earlier.Link.Id, collision.Earlier.Id })],
                Message = $"Peering {context.Name(overlap.Later.Link.Id)}: {later} overlaps {Wording.List(earlier)}, which {(earlier.Length == 1 ? "is" : "are")} already peered with {hub}: {Wording.Overlaps(context, overlap)}.",
                Fix = earlier.Length == 1
                    ? $"Give {later} or {earlier[0]} another prefix, or peer only one of them with {hub}."
                    : $"Give each of them a prefix of its own, or peer only one of them with {hub}.",
            });
        }
    }
}
