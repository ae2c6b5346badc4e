using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A BGP table as text: what was learned, in the columns of <c>az network vnet-gateway list-learned-routes</c>, and what each peer is told.</summary>
internal static class BgpTableText
{
    public static string Render(BgpTable table)
    {
        var text = new TextBlock();
        text.Line($"{table.Speaker} has learned:");
        text.Line();
        Write(text, table.Learned, "Source Peer");
        foreach (BgpAdvertisement advertisement in table.Advertised)
        {
            text.Line().Line(advertisement.To is { } peer ? $"{table.Speaker} tells {peer}:" : $"{table.Speaker} speaks no BGP. Azure lists as advertised:").Line();
            Write(text, advertisement.Routes, peerColumn: null);
        }

        text.Separated("Routes may be missing:", table.Gaps.Select(RouteWords.Gap));
        return text.ToString();
    }

    public static string Render(ClientRoutes routes)
    {
        var text = new TextBlock();
        text.Section("Windows clients:", routes.Windows.Select(prefix => prefix.ToString()));
        text.Line().Section("Other clients:", routes.Others.Select(prefix => prefix.ToString()));
        text.Separated("Routes may be missing:", routes.Gaps.Select(RouteWords.Gap));
        return text.ToString();
    }

    private static void Write(TextBlock text, IReadOnlyList<BgpTableRoute> routes, string? peerColumn)
    {
        if (routes.Count == 0)
        {
            text.Line("nothing", 2);
            return;
        }

        var rows = new TextTable("Network", "Next Hop", "Origin", "AS Path", "Used", peerColumn ?? string.Empty);
        foreach (BgpTableRoute route in routes)
        {
            rows.Add(
                null,
                route.Prefix.ToString(),
                route.NextHops.Count == 0 ? "-" : string.Join(' ', route.NextHops),
                route.Origin.ToString(),
                route.AsPath.Count == 0 ? "-" : string.Join('-', route.AsPath),
                route.IsBest ? "yes" : "no",
                peerColumn is null ? string.Empty : route.From ?? string.Empty);
        }

        rows.WriteTo(text);
    }
}
