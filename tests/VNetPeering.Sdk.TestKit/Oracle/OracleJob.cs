using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>A flow to be walked, there and back, with one combination of guesses.</summary>
internal sealed record OracleJob(Topology Topology, AzureBehavior Behavior, ServiceTagCatalog Catalog, OracleGuesses Guesses, IReadOnlySet<ResourceId> Dead)
{
    internal required HostAddress From { get; init; }

    internal required HostAddress To { get; init; }

    internal required OraclePacketKind Kind { get; init; }

    /// <summary>Gets the way in from the Internet; null for a flow that starts elsewhere.</summary>
    internal OracleEntrance? Entrance { get; init; }

    internal NaiveWalk Walk(OracleChoices choices) => new(Topology, Behavior, From, To, choices) { Kind = Kind, Catalog = Catalog, Guesses = Guesses, Dead = Dead, Entrance = Entrance };

    /// <summary>The answer goes to the address that the flow arrived with.</summary>
    internal Func<OracleChoices, NaiveWalk> WalkBack(NaiveWalk forward, bool isLost = false) => choices =>
        new NaiveWalk(Topology, Behavior, To, forward.Translations.TryPeek(out OracleTranslation? last) ? last.Own : From, choices)
        {
            Kind = Kind.Answer(),
            Catalog = Catalog,
            Guesses = Guesses,
            Dead = Dead,
            Entrance = Entrance,
            IsAnswerInTheory = isLost,
            Known = new HashSet<string>(forward.Passed, forward.Passed.Comparer),
            Translations = new Stack<OracleTranslation>(forward.Translations.Reverse()),
        };

    /// <summary>Returns the flow as text.</summary>
    public override string ToString() => $"{From} -> {To} {Kind}";
}
