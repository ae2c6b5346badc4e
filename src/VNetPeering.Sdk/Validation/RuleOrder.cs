using System.Runtime.InteropServices;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The rules of one group in one direction, added in the order in which they are looked at, and asked who is before a later one.</summary>
internal sealed class RuleOrder
{
    // Real groups need a handful. A design that needs more is not judged.
    private const int MostCuts = 256;

    private readonly List<SecurityRule> _rules = [];
    private readonly List<RuleBox> _boxes = [];
    private readonly List<RuleHull> _hulls = [];

    public void Add(SecurityRule rule, RuleBox box)
    {
        _rules.Add(rule);
        _boxes.Add(box);
        _hulls.Add(new RuleHull(box));
    }

    /// <summary>
    /// Returns the rules that together surely take every packet of a box before a later rule can, in their order: a single one where one does. Null when
    /// something may be left, or too many cuts would tell.
    /// </summary>
    /// <remarks>
    /// What no rule takes shows at a single packet: so a rule is looked for that holds the first packet of what is left, and all that it holds is cut out.
    /// Most boxes are answered by one walk over the hulls, a few nanoseconds for each rule.
    /// </remarks>
    public ValueList<SecurityRule>? CoversOf(RuleBox box)
    {
        int at = Find(box);
        if (at < 0)
        {
            return null;
        }

        var left = new Stack<RuleBox>();
        var found = new SortedSet<int>();
        RuleBox part = box;
        for (int cuts = 0; cuts < MostCuts; cuts++)
        {
            found.Add(at);
            foreach (RuleBox piece in part.Without(_boxes[at]))
            {
                left.Push(piece);
            }

            if (!left.TryPop(out RuleBox? next))
            {
                return [.. found.Select(index => _rules[index])];
            }

            part = next;
            at = Find(part);
            if (at < 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Returns the first rule that holds all of a box, or else the first that holds its first packet; -1 when none does.</summary>
    private int Find(RuleBox box)
    {
        var hull = new RuleHull(box);
        ReadOnlySpan<RuleHull> hulls = CollectionsMarshal.AsSpan(_hulls);
        int first = -1;
        for (int i = 0; i < hulls.Length; i++)
        {
            if (hulls[i].MayHoldFirstOf(hull) && _boxes[i].HoldsFirstOf(box))
            {
                if (box.IsWithin(_boxes[i]))
                {
                    return i;
                }

                first = first < 0 ? i : first;
            }
        }

        return first;
    }
}
