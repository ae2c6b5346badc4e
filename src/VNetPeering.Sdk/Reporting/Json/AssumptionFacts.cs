using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>What was taken for granted, as facts of an answer.</summary>
internal static class AssumptionFacts
{
    public static AssumptionFact[] Of(IEnumerable<Assumption> assumptions) =>
    [
        .. assumptions.Select(assumption => new AssumptionFact
        {
            Kind = assumption.Kind.ToString(),
            About = assumption.About,
            Detail = AssumptionWords.Of(assumption),
        }),
    ];
}
