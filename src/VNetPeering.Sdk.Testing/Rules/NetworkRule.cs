using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>A rule about a network that can be checked. Immutable; thread-safe; good for any number of networks.</summary>
/// <typeparam name="TConditions">What can be said behind <c>AndShould</c>.</typeparam>
public sealed class NetworkRule<TConditions>
{
    private readonly TConditions _conditions;
    private readonly string _sentence;
    private readonly string _noun;
    private readonly Func<RuleContext, RuleOutcome> _evaluate;
    private readonly string? _reason;
    private readonly bool _mayBeAboutNone;

    internal NetworkRule(TConditions conditions, string sentence, string noun, Func<RuleContext, RuleOutcome> evaluate)
        : this(conditions, sentence, noun, evaluate, null, false)
    {
    }

    private NetworkRule(TConditions conditions, string sentence, string noun, Func<RuleContext, RuleOutcome> evaluate, string? reason, bool mayBeAboutNone)
    {
        _conditions = conditions;
        _sentence = sentence;
        _noun = noun;
        _evaluate = evaluate;
        _reason = reason;
        _mayBeAboutNone = mayBeAboutNone;
    }

    /// <summary>Asks for more of the same resources.</summary>
    public TConditions AndShould() => _conditions;

    /// <summary>Says why: a requirement, its number, a link. It stands in the failure.</summary>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or blank.</exception>
    public NetworkRule<TConditions> Because(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new NetworkRule<TConditions>(_conditions, _sentence, _noun, _evaluate, reason, _mayBeAboutNone);
    }

    /// <summary>Lets the rule hold in a network where it is about nothing, for rules that many networks share. Without it, a rule about nothing fails: it proves nothing.</summary>
    public NetworkRule<TConditions> EvenIfThereAreNone() => new(_conditions, _sentence, _noun, _evaluate, _reason, true);

    /// <summary>Returns what breaks the rule in a network, in the order of the topology, each with its fact; empty where nothing does.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="Reachability.PlaceException">A condition names a place that the network has not.</exception>
    public ValueList<RuleOffence> FindOffences(CompiledNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return _evaluate(new RuleContext(network)).Offences.ToValueList();
    }

    /// <summary>Fails unless the rule holds for every resource that it is about, and is about at least one. What is not known breaks a rule.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="Reachability.PlaceException">A condition names a place that the network has not.</exception>
    /// <exception cref="NetworkAssertionException">The rule is broken, or about nothing. The message lists every offender with its fact.</exception>
    public void Check(CompiledNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        RuleOutcome outcome = _evaluate(new RuleContext(network));
        if (outcome.Count == 0 && !_mayBeAboutNone)
        {
            throw new NetworkAssertionException($"The rule is about no {_noun} of this network, which proves nothing: {this}. Correct what it is about, or say EvenIfThereAreNone().");
        }

        if (outcome.Offences.Count > 0)
        {
            int offenders = outcome.Offences.Select(offence => offence.Subject).Distinct(StringComparer.Ordinal).Count();
            Failure.Throw(
                $"{offenders} of {Failure.Count(outcome.Count, _noun)} {(offenders == 1 ? "breaks" : "break")} the rule: {this}.",
                Failure.Number(outcome.Offences.Select(offence => $"{offence.Subject}: {offence.Fact}")));
        }
    }

    /// <summary>Compiles a topology and checks the rule.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    /// <exception cref="Reachability.PlaceException">A condition names a place that the network has not.</exception>
    /// <exception cref="NetworkAssertionException">The rule is broken, or about nothing. The message lists every offender with its fact.</exception>
    public void Check(Model.Topology topology) => Check(topology.Compile());

    /// <summary>Returns the rule as a sentence.</summary>
    public override string ToString() => _reason is null ? _sentence : $"{_sentence}, because {_reason}";
}
