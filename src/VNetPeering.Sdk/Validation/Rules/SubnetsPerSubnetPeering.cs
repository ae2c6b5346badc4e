using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SubnetsPerSubnetPeering : LinkRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7004",
        Title = "Too many subnets in a subnet peering",
        Severity = Severity.Error,
        Rules = "2.93, 8",
        Evidence = "Microsoft documentation (Configure subnet peering, 2024); Azure's code is not shown",
    };

    public override void CheckLink(ValidationContext context, PeeringLink link, DiagnosticSink sink)
    {
        int limit = context.Limits.SubnetsPerSubnetPeering;
        if (!Exceeds(link, limit))
        {
            return;
        }

        // The two links of a peering name the same subnets: one finding for both.
        PeeringLink? back = link.Reverse is { } reverse && Exceeds(reverse, limit) ? reverse : null;
        if (back?.Order < link.Order)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = back is null ? [] : [back.Id],
            Message = $"Peering {context.Name(link.Id)} {LimitWording.Fact(Count(link.Peering), "participating subnets, local and remote together", limit, context.Limits)}.",
            Fix = "Let fewer or larger subnets take part, or peer the whole VNets.",
        });
    }

    private static bool Exceeds(PeeringLink link, int limit) =>
        !link.Peering.PeerCompleteVNets
        && link.Peering.LocalSubnetNames.Count + link.Peering.RemoteSubnetNames.Count > limit
        && Count(link.Peering) > limit;

    private static int Count(Peering peering) => peering.LocalSubnetNames.Distinct().Count() + peering.RemoteSubnetNames.Distinct().Count();
}
