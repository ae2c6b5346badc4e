using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeeringAcrossClouds : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2011",
        Title = "Peering leads to another cloud",
        Severity = Severity.Error,
        Rules = "2.82",
        Evidence = "Microsoft documentation (Virtual network FAQ, 2019; Manage a virtual network peering, 2022); Azure's code is not known",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        PeeringLink link = pair.Later ?? pair.Earlier;
        if (link.Remote is not { } remote || link.Local.Cloud == remote.Cloud || link.Local.IsPlaceholder || !IsCloudKnown(link.Local) || !IsCloudKnown(remote))
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = link.Id,
            Related = [.. pair.Links.Where(other => other != link).Select(other => other.Id), remote.Id],
            Message = $"Peering {context.Name(link.Id)} leads from {Words(link.Local.Cloud)} to {context.Name(remote.Id)} in {Words(remote.Cloud)}. No peering crosses from one cloud to another.",
            Fix = "Remove the peering, and join the VNets by a VPN connection.",
        });
    }

    // A VNet that states no region has the default cloud, which says nothing.
    private static bool IsCloudKnown(VNet vnet) => vnet.Cloud != Cloud.Public || vnet.Region.IsStated;

    private static string Words(Cloud cloud) => cloud switch
    {
        Cloud.Public => "the public cloud",
        Cloud.Government => "Azure Government",
        Cloud.China => "Azure in China",
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "This is no cloud."),
    };
}
