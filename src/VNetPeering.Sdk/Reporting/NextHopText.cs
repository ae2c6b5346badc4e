using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting;

internal static class NextHopText
{
    public static string Render(NextHop nextHop, AzureBehavior behavior, bool explain)
    {
        var text = new TextBlock();
        text.Line($"Next hop type:  {NextHopWords.Of(nextHop.Type, behavior)}");
        text.Line($"Next hop IP:    {(nextHop.Addresses.Count == 0 ? "-" : string.Join(' ', nextHop.Addresses))}");
        text.Line($"Route table:    {nextHop.RouteTableId?.ToString() ?? NextHopWords.SystemRoute}");
        text.Line($"Because:        {(nextHop.Route is null ? "no effective route matches" : RouteWords.Chosen(nextHop.Route))}");
        if (explain)
        {
            text.Separated("Next in line:", nextHop.RunnersUp.Select(RouteWords.Ranked));
            text.Separated("Assumed:", nextHop.Assumptions.Select(AssumptionWords.Of));
        }

        text.Separated("Azure may answer differently:", nextHop.Gaps.Select(RouteWords.Gap));
        return text.ToString();
    }
}
