using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What a rule can ask of peering links. Where the input leaves the answer open, the link breaks the rule. Immutable; thread-safe.</summary>
public sealed class PeeringConditions
{
    private readonly RuleText<PeeringSubject> _rule;

    internal PeeringConditions(RuleText<PeeringSubject> rule) => _rule = rule;

    /// <summary>
    /// Asks that the link and the one that leads back exist and are Connected: as Azure reported it, else because both are there. A classic VNet has no link of
    /// its own (rule 2.26).
    /// </summary>
    public NetworkRule<PeeringConditions> BeConnectedOnBothSides() => Must("be connected on both sides", (subject, context) =>
    {
        if (StateOf(subject.Link) is { } own)
        {
            return $"is {own}";
        }

        ResourceId remote = subject.Link.RemoteVNetId;
        if (remote.IsOfType(ResourceTypes.ClassicVNet) || context.Find(remote) is { DeploymentModel: DeploymentModel.Classic })
        {
            return null;
        }

        if (context.Find(remote) is not { } there)
        {
            return $"leads to \"{remote.Name}\", which the input does not describe";
        }

        return there.Peerings.FirstOrDefault(link => link.RemoteVNetId == subject.Local.Id) is not { } back ? $"has no link back from \"{remote.Name}\""
            : StateOf(back) is { } other ? $"has the link back \"{ResourcePath.Short(back.Id)}\", which is {other}"
            : null;
    });

    /// <summary>Asks that Azure did not report the link as out of sync with the address spaces (rule 2.09).</summary>
    public NetworkRule<PeeringConditions> BeInSync() => Must("be in sync", (subject, _) =>
        subject.Link.SyncLevel is null or PeeringSyncLevel.FullyInSync ? null : $"is {subject.Link.SyncLevel}");

    /// <summary>Asks that forwarded traffic may enter over the link.</summary>
    public NetworkRule<PeeringConditions> AllowForwardedTraffic() => Must("allow forwarded traffic", (subject, _) =>
        subject.Link.AllowForwardedTraffic ? null : "does not allow forwarded traffic");

    /// <summary>Asks that forwarded traffic may not enter over the link.</summary>
    public NetworkRule<PeeringConditions> NotAllowForwardedTraffic() => Must("not allow forwarded traffic", (subject, _) =>
        subject.Link.AllowForwardedTraffic ? "allows forwarded traffic" : null);

    /// <summary>Asks that the link borrows the remote gateway.</summary>
    public NetworkRule<PeeringConditions> UseRemoteGateways() => Must("use remote gateways", (subject, _) =>
        subject.Link.UseRemoteGateways ? null : "does not use remote gateways");

    /// <summary>Asks that the link does not borrow the remote gateway.</summary>
    public NetworkRule<PeeringConditions> NotUseRemoteGateways() => Must("not use remote gateways", (subject, _) =>
        subject.Link.UseRemoteGateways ? "uses remote gateways" : null);

    /// <summary>Asks for what a predicate of your own decides.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "should": <c>peer complete VNets</c>.</param>
    /// <param name="fact">Returns what breaks the rule, without a full stop; null where it holds.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="fact"/> is null.</exception>
    public NetworkRule<PeeringConditions> Match(string description, Func<Peering, string?> fact)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(fact);
        return Must(description, (subject, _) => fact(subject.Link));
    }

    /// <summary>Returns the reported state where it is a bad one.</summary>
    private static PeeringState? StateOf(Peering link) => link.State is null or PeeringState.Connected ? null : link.State;

    private NetworkRule<PeeringConditions> Must(string words, Func<PeeringSubject, RuleContext, string?> fact)
    {
        RuleText<PeeringSubject> rule = _rule.Must(words, fact);
        return new(new PeeringConditions(rule), rule.ToString(), "peering link", context => RuleOutcome.Of(rule, context));
    }
}
