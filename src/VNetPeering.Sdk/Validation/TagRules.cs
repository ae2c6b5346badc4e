using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The rules of a security group that let through more than they seem to where VirtualNetwork holds whole address families (rules 5.21, 5.22).</summary>
internal static class TagRules
{
    private const string VirtualNetwork = "VIRTUALNETWORK";

    /// <summary>Returns the names of the rules of one direction, custom ones first, whose far side is the tag and that not only see what earlier rules leave them.</summary>
    /// <param name="group">The group. What its unknown texts may deny is taken as denied.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="space">The families that the tag holds.</param>
    public static IEnumerable<string> Widened(NetworkSecurityGroup group, SecurityRuleDirection direction, PrefixSet space)
    {
        var order = new RuleOrder();
        foreach (SecurityRule rule in group.SecurityRules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority))
        {
            if (RuleBox.Read(rule) is not { } box)
            {
                if (rule.Access == SecurityRuleAccess.Deny)
                {
                    yield break;
                }

                continue;
            }

            RuleBox wide = box with { Source = box.Source.Expand(VirtualNetwork, space), Destination = box.Destination.Expand(VirtualNetwork, space) };
            if (rule.Access == SecurityRuleAccess.Allow && Far(box, direction).Names(VirtualNetwork) && order.CoversOf(WithFar(wide, direction, RuleSide.Of(space))) is null)
            {
                yield return rule.Name;
            }

            order.Add(rule, wide);
        }

        RuleSide tag = RuleSide.Of(space);
        if (order.CoversOf(RuleBox.Everything with { Source = tag, Destination = tag }) is null)
        {
            yield return direction == SecurityRuleDirection.Inbound ? "AllowVnetInBound" : "AllowVnetOutBound";
        }
    }

    private static RuleSide Far(RuleBox box, SecurityRuleDirection direction) => direction == SecurityRuleDirection.Inbound ? box.Source : box.Destination;

    private static RuleBox WithFar(RuleBox box, SecurityRuleDirection direction, RuleSide side) =>
        direction == SecurityRuleDirection.Inbound ? box with { Source = side } : box with { Destination = side };
}
