using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Asks the security admin rules in front of a subnet about a box of packets, and its groups about what they leave to them. Thread-safe.</summary>
internal static class AdminJudge
{
    /// <summary>Returns the gravest verdict.</summary>
    /// <param name="security">The rules.</param>
    /// <param name="at">The subnet.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="all">The packets.</param>
    /// <param name="groups">What the groups say to a part of the packets.</param>
    internal static Verdict Judge(SecurityGroups security, int at, SecurityRuleDirection direction, FlowBox all, Func<FlowBox, Verdict> groups)
    {
        Verdict gravest = Verdict.Reachable;
        var open = new Stack<FlowBox>();
        open.Push(all);
        while (open.TryPop(out FlowBox rest))
        {
            var packets = new PacketClass(rest.Sources, rest.Destinations, rest.Protocols, rest.SourcePorts, rest.DestinationPorts) { SenderIsAnybody = true, ReceiverIsAnybody = true };
            AdminVerdict admin = security.DecideAdmin(at, direction, packets);
            FlowBox part = FlowBox.Of(packets);
            Verdict verdict = Join(admin, admin.EndsBeforeGroups ? Verdict.Reachable : groups(part));
            if (verdict == Verdict.Blocked)
            {
                return verdict;
            }

            gravest = verdict == Verdict.Unknown ? verdict : gravest;
            foreach (FlowBox left in rest.Without(part))
            {
                open.Push(left);
            }
        }

        return gravest;
    }

    private static Verdict Join(AdminVerdict admin, Verdict groups) =>
        admin.Denies ? Verdict.Blocked
        : groups == Verdict.Blocked ? admin.MaySkipGroups ? Verdict.Unknown : Verdict.Blocked
        : admin.MayDeny ? Verdict.Unknown
        : groups;
}
