using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class UnpeeredSpacesOverlap : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1014",
        Title = "VNets that are not peered overlap",
        Severity = Severity.Info,
        Rules = "1.09",
        Evidence = "Public discussion (Azure/acs-engine#3139): Azure accepts them, and the portal warns",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var spaces = new ValueList<AddressPrefix>[context.VNetCount];
        for (int number = 0; number < spaces.Length; number++)
        {
            spaces[number] = context.FindVNet(number)?.AddressSpace ?? [];
        }

        foreach ((int[] group, SpaceOverlap example) in OverlapGroups.Find(spaces, new Strangers(context).Are))
        {
            Report(context, sink, [.. group.Select(context.VNetIdOf)], Describe(context, example));
        }
    }

    private static string Describe(ValidationContext context, SpaceOverlap overlap)
    {
        SpaceCollision collision = overlap.Collisions[0];
        return Wording.Overlap(collision.LaterPrefixes, context.Name(context.VNetIdOf(overlap.Later)), collision.EarlierPrefixes, context.Name(context.VNetIdOf(collision.Earlier)));
    }

    private static void Report(ValidationContext context, DiagnosticSink sink, ResourceId[] vnets, string example)
    {
        sink.Report(new Finding
        {
            Resource = vnets[0],
            Related = [.. vnets[1..]],
            Message = $"VNets {Wording.List([.. vnets.Select(context.Name)])} share addresses{(vnets.Length == 2 ? string.Empty : ", for example")}: {example}. Azure accepts that as long as no peering brings them together, neither with each other nor with a common VNet.",
            Fix = "Give each VNet prefixes of its own if they are ever to be connected.",
        });
    }
}
