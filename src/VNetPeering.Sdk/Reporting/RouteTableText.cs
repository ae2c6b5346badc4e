using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting;

internal static class RouteTableText
{
    /// <summary>The columns of <c>az network nic show-effective-route-table -o table</c> in its order.</summary>
    public static readonly string[] Columns = ["Source", "State", "Address Prefix", "Next Hop Type", "Next Hop IP"];

    /// <summary>The column that az does not have: it stands last, where a route has a name.</summary>
    public const string NameColumn = "Route Name";

    public static string Render(EffectiveRouteTable table, bool explain)
    {
        var rows = new TextTable([.. Columns, NameColumn]);
        foreach (EffectiveRoute route in table.Routes)
        {
            rows.Add(
                explain ? $"because: {RouteWords.Because(route)}" : null,
                route.Source.ToString(),
                route.State.ToString(),
                RouteWords.Prefixes(route.AddressPrefixes),
                route.NextHopType.ToRouteWord(),
                string.Join(' ', route.NextHopAddresses),
                route.Name?.Value ?? string.Empty);
        }

        var text = new TextBlock();
        rows.WriteTo(text);
        if (table.DisableBgpRoutePropagation)
        {
            text.Line().Line("Gateway routes do not propagate to this subnet.");
        }

        text.Separated("Rows may be missing:", table.Gaps.Select(RouteWords.Gap));
        if (explain)
        {
            text.Separated("Assumed:", table.Assumptions.Select(AssumptionWords.Of));
        }

        return text.ToString();
    }
}
