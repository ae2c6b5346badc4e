using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ParticipatingSubnetMissing : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2013",
        Title = "Subnet peering names a subnet that does not exist",
        Severity = Severity.Error,
        Rules = "2.90",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (pair.Earlier.Peering.PeerCompleteVNets && pair.Later?.Peering.PeerCompleteVNets != false)
        {
            return;
        }

        // The two links name the same subnets, each from its side: what is missing is one fault of the pair.
        PeeringLink[] links = [.. pair.Links.Where(link => !link.Peering.PeerCompleteVNets && Faults(context, link).Any())];
        if (links.Length == 0)
        {
            return;
        }

        string[] faults = [.. links.SelectMany(link => Faults(context, link)).Distinct()];
        sink.Report(new Finding
        {
            Resource = links[0].Id,
            Related = [.. links.Skip(1).Select(link => link.Id), links[0].RemoteId],
            Message = $"Subnet peering {Wording.List([.. links.Select(link => context.Name(link.Id))])}: {Wording.List(faults)}.",
            Fix = "Name subnets that exist on both sides, or create them first.",
        });
    }

    private static IEnumerable<string> Faults(ValidationContext context, PeeringLink link) =>
    [
        .. Faults(context, link, "localSubnetNames", link.Peering.LocalSubnetNames, link.Local, link.Local.Id),
        .. Faults(context, link, "remoteSubnetNames", link.Peering.RemoteSubnetNames, link.Remote, link.RemoteId),
    ];

    private static IEnumerable<string> Faults(ValidationContext context, PeeringLink link, string property, ValueList<ResourceName> names, VNet? vnet, ResourceId id)
    {
        if (context.IsUnread(link.Id, property))
        {
            return [];
        }

        if (names.Count == 0)
        {
            return [$"{context.Name(link.Id)} names no subnet of {context.Name(id)}"];
        }

        // A name that is an expression can stand for any subnet, on either side.
        if (vnet is null or { IsPlaceholder: true } || context.IsUnread(vnet.Id, "subnets") || vnet.Subnets.Any(subnet => IsExpression(subnet.Name)))
        {
            return [];
        }

        string[] missing = [.. names.Where(name => !IsExpression(name) && vnet.Subnets.All(subnet => subnet.Name != name)).Distinct().Select(name => $"\"{name}\"")];
        return missing.Length == 0 ? [] : [$"{context.Name(id)} has no subnet {Wording.List(missing)}"];
    }

    private static bool IsExpression(ResourceName name) => name.Value.StartsWith('[');
}
