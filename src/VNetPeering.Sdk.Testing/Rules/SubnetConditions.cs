using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Testing.Matching;
using VNetPeering.Sdk.Testing.Routes;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>What a rule can ask of subnets. Where the input leaves the answer open, the subnet breaks the rule. Immutable; thread-safe.</summary>
public sealed class SubnetConditions
{
    private readonly RuleText<SubnetSubject> _rule;

    internal SubnetConditions(RuleText<SubnetSubject> rule) => _rule = rule;

    /// <summary>
    /// Asks that what goes to the Internet goes to an appliance or gateway first, and no part of it any other way. A route that drops a part is no other way, and
    /// neither is a service endpoint, which leads to a service of Azure.
    /// </summary>
    /// <param name="via">The appliance or gateway, named as for <see cref="RouteAssertions.ShouldRouteVia(CompiledNetwork, string, string, string)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="via"/> is null or blank.</exception>
    public NetworkRule<SubnetConditions> RouteInternetVia(string via)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(via);
        return Must(
            $"route the Internet via \"{via}\"",
            (subject, context) => RouteChecks.InternetLeadsTo(context.Network, subject.Place, RouteSegments.InternetOf(context.Network, subject.Place), context.Target(via))?.Fact);
    }

    /// <summary>Asks that all of a destination has an appliance or gateway as the next hop.</summary>
    /// <param name="destination">An address or a prefix.</param>
    /// <param name="via">The appliance or gateway, named as for <see cref="RouteAssertions.ShouldRouteVia(CompiledNetwork, string, string, string)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="via"/> is null or blank.</exception>
    /// <exception cref="FormatException"><paramref name="destination"/> is neither an address nor a prefix.</exception>
    public NetworkRule<SubnetConditions> Route(string destination, string via)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(via);
        var range = RouteSegments.RangeOf(destination);
        return Must($"route {destination} via \"{via}\"", (subject, context) => RouteChecks.LeadsTo(context.Network, subject.Place, [range], context.Target(via).IsMetBy)?.Fact);
    }

    /// <summary>Asks that no packet from the subnet gets to a place and back; Unknown is not enough.</summary>
    /// <param name="place">The place, as <see cref="CompiledNetwork.Trace"/> takes it.</param>
    /// <param name="protocol">Protocol and ports; null means all.</param>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    public NetworkRule<SubnetConditions> NotReach(string place, Protocol? protocol = null) =>
        Flows($"not reach \"{place}\"", place, network => subject => network.Trace(subject.Place, place, protocol), FlowChecks.Blocked);

    /// <summary>Asks that every packet from the subnet gets to a place and its answer comes back.</summary>
    /// <param name="place">The place, as <see cref="CompiledNetwork.Trace"/> takes it.</param>
    /// <param name="protocol">Protocol and ports; null means all.</param>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    public NetworkRule<SubnetConditions> Reach(string place, Protocol? protocol = null) =>
        Flows($"reach \"{place}\"", place, network => subject => network.Trace(subject.Place, place, protocol), FlowChecks.Reachable);

    /// <summary>Asks that nothing from a place gets into the subnet; Unknown is not enough.</summary>
    /// <param name="place">The place, as <see cref="CompiledNetwork.Trace"/> takes it.</param>
    /// <param name="protocol">Protocol and ports; null means all.</param>
    /// <exception cref="ArgumentException"><paramref name="place"/> is null or blank.</exception>
    public NetworkRule<SubnetConditions> NotBeReachedFrom(string place, Protocol? protocol = null) =>
        Flows($"not be reached from \"{place}\"", place, network => subject => network.Trace(place, subject.Place, protocol), FlowChecks.Blocked);

    /// <summary>Asks for a network security group.</summary>
    public NetworkRule<SubnetConditions> HaveNetworkSecurityGroup() =>
        Must("have a network security group", (subject, _) => subject.Subnet.NetworkSecurityGroupId is null ? "has no network security group" : null);

    /// <summary>Asks for a route table.</summary>
    public NetworkRule<SubnetConditions> HaveRouteTable() =>
        Must("have a route table", (subject, _) => subject.Subnet.RouteTableId is null ? "has no route table" : null);

    /// <summary>Asks that default outbound access is off (rule 3.71). Where the input does not say, the subnet breaks the rule.</summary>
    public NetworkRule<SubnetConditions> HaveNoDefaultOutboundAccess() => Must("have no default outbound access", (subject, _) => subject.Subnet.DefaultOutboundAccess switch
    {
        false => null,
        true => "has default outbound access",
        null => "does not say whether it has default outbound access",
    });

    /// <summary>Asks for what a predicate of your own decides.</summary>
    /// <param name="description">Its words in the sentence of the rule, behind "should": <c>be delegated to Web Apps</c>.</param>
    /// <param name="fact">Returns what breaks the rule, without a full stop; null where it holds.</param>
    /// <exception cref="ArgumentException"><paramref name="description"/> is null or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="fact"/> is null.</exception>
    public NetworkRule<SubnetConditions> Match(string description, Func<Subnet, string?> fact)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(fact);
        return Must(description, (subject, _) => fact(subject.Subnet));
    }

    private NetworkRule<SubnetConditions> Flows(string words, string place, Func<CompiledNetwork, Func<SubnetSubject, FlowTrace>> trace, Func<FlowTrace, string?> check)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        return Must(words, (subject, context) => check(trace(context.Network)(subject))?.TrimEnd('.'));
    }

    private NetworkRule<SubnetConditions> Must(string words, Func<SubnetSubject, RuleContext, string?> fact)
    {
        RuleText<SubnetSubject> rule = _rule.Must(words, fact);
        return new(new SubnetConditions(rule), rule.ToString(), "subnet", context => RuleOutcome.Of(rule, context));
    }
}
