using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting;

internal static class RouteTableText
{
    public static string Render(EffectiveRouteTable table, bool explain)
    {
        var rows = new TextTable("Source", "State", "Address Prefix", "Next Hop Type", "Next Hop IP");
        foreach (EffectiveRoute route in table.Routes)
        {
            rows.Add(
                explain ? $"because: {RouteWords.Because(route)}" : null,
                route.Source.ToString(),
                route.State.ToString(),
                RouteWords.Prefixes(route),
                route.NextHopType.ToRouteWord(),
                string.Join(' ', route.NextHopAddresses));
        }

        var text = new TextBlock();
        rows.WriteTo(text);
        if (table.DisableBgpRoutePropagation)
        {
            text.Line().Line("Gateway routes do not propagate to this subnet.");
        }

        if (table.Gaps.Count > 0)
        {
            text.Line().Section("Rows may be missing:", table.Gaps.Select(RouteWords.Gap));
        }

        if (explain && table.Assumptions.Count > 0)
        {
            text.Line().Section("Assumed:", table.Assumptions.Select(AssumptionWords.Of));
        }

        return text.ToString();
    }
}
