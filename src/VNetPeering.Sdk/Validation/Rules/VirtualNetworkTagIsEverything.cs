using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class VirtualNetworkTagIsEverything : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5017",
        Title = "VirtualNetwork means everything on a subnet",
        Severity = Severity.Info,
        Rules = "5.20, 5.21, 5.22, 5.24",
        Evidence = "Microsoft documentation (Service tags: prefixes of user-defined routes, and default routes, may be in the tag); a captured tag map; public reports (MicrosoftDocs/azure-docs#22178, #94454)",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteTable table in context.Topology.RouteTables.Where(table => ReferenceEquals(context.RouteTables.Find(table.Id), table)))
        {
            if (context.RouteTables.SubnetsOf(table.Id) is not { Count: > 0 } users || WideTable.Of(table) is not { } wide)
            {
                continue;
            }

            var known = new Dictionary<ResourceId, string?>();
            foreach (Subnet subnet in users.Select(user => user.Subnet).Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)))
            {
                foreach (ResourceId group in GroupsOn(context, subnet))
                {
                    if (!known.TryGetValue(group, out string? effect))
                    {
                        effect = Effect(context, group, wide.Space);
                        known.Add(group, effect);
                    }

                    if (effect is not null)
                    {
                        Report(context, sink, subnet, wide, group, effect);
                    }
                }
            }
        }
    }

    // Both levels must let a packet through, so the group of the subnet tells for those of the interfaces.
    private static IEnumerable<ResourceId> GroupsOn(ValidationContext context, Subnet subnet) =>
        subnet.NetworkSecurityGroupId is { } group ? [group] : context.SecurityGroups.OnInterfacesIn(subnet.Id);

    private static string? Effect(ValidationContext context, ResourceId id, PrefixSet space)
    {
        if (context.SecurityGroups.Find(id) is not { } group || (context.HasUnreadValues && context.IsRuleUnread(id)))
        {
            return null;
        }

        string[] inbound = [.. TagRules.Widened(group, SecurityRuleDirection.Inbound, space)];
        string[] outbound = [.. TagRules.Widened(group, SecurityRuleDirection.Outbound, space)];
        string[] effects =
        [
            .. inbound.Length == 0 ? Array.Empty<string>() : [$"{Lets(inbound)} in any source"],
            .. outbound.Length == 0 ? Array.Empty<string>() : [$"{Lets(outbound)} out to any destination"],
        ];
        return effects.Length == 0 ? null : string.Join(", and ", effects);
    }

    private static string Lets(string[] rules) => $"{Wording.List([.. rules.Select(rule => $"\"{rule}\"")])} {(rules.Length == 1 ? "lets" : "let")}";

    private static void Report(ValidationContext context, DiagnosticSink sink, Subnet subnet, WideTable wide, ResourceId group, string effect) => sink.Report(new Finding
    {
        Resource = subnet.Id,
        Related = [group, wide.Table.Id],
        Message = $"Route table {context.Name(wide.Table.Id)} leads every {wide.Families} address to a virtual appliance, which puts all of them into the service tag VirtualNetwork on {context.Name(subnet.Id)}: in network security group {context.Name(group)}, {effect}, as far as no earlier rule denies it.",
        Fix = "Name the prefixes that you mean instead of VirtualNetwork, and close each direction by a rule of your own that denies everything else.",
    });
}
