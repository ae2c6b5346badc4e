using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Tells pairs of neighbours alike: where both are tidy and each shows the other one prefix only, all is said by the links between them, beside the classes of
/// their subnets. Thread-safe.
/// </summary>
internal sealed class NeighbourKinds(Territories territories, LinkFacts facts, IPFamily family)
{
    /// <summary>Gets the number of integers that a kind takes.</summary>
    internal const int Length = 3;

    // Above the facts of a link.
    private const int BringsFamily = 1 << 28;

    /// <summary>Writes the kind of a pair; false where it is like no other.</summary>
    /// <param name="from">The VNet of the sources.</param>
    /// <param name="to">The VNet of the destinations.</param>
    /// <param name="link">The link from one to the other; -1 where it is not known.</param>
    /// <param name="kind">Receives the kind.</param>
    internal bool Write(int from, int to, int link, Span<int> kind)
    {
        if (!territories.IsTidy(from) || !territories.IsTidy(to) || (from != to && link < 0))
        {
            return false;
        }

        int lengthTo = territories.LengthOf(to);
        int lengthFrom = territories.LengthOf(from);
        if (lengthTo < 0 || lengthFrom < 0)
        {
            return false;
        }

        int reverse = link < 0 ? -1 : facts.ReverseOf(link);
        kind[0] = (lengthTo << 8) | lengthFrom;
        kind[1] = FactsOf(link);
        kind[2] = FactsOf(reverse);
        return true;
    }

    /// <summary>A tidy VNet's link brings the other's only prefix of the family or none of it.</summary>
    private int FactsOf(int link) => link < 0 ? -1 : facts.Of(link) | (facts.Brings(link, family) ? BringsFamily : 0);
}
