using System.Globalization;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Answers to operations as text: a line for each, below it the links that it changed, or the refusal.</summary>
internal static class OperationsText
{
    internal static string Render(IReadOnlyList<OperationResult> results)
    {
        var text = new TextBlock();
        for (int i = 0; i < results.Count; i++)
        {
            Write(text, i + 1, results[i]);
        }

        int refused = results.Count(result => !result.IsAccepted);
        text.Line(string.Create(CultureInfo.InvariantCulture, $"{results.Count} operation{(results.Count == 1 ? string.Empty : "s")}: {results.Count - refused} accepted, {refused} refused."));
        return text.ToString();
    }

    private static void Write(TextBlock text, int step, OperationResult result)
    {
        string code = result.Refusal?.Code is { } known ? $" {known}" : string.Empty;
        string kind = result.IsAccepted ? string.Empty : " refused";
        text.Line(string.Create(CultureInfo.InvariantCulture, $"{step}. {OperationWords.Method(result.Operation)} {ResourceWords.Named(result.Operation.Target)}: {result.Status}{kind}{code}"));
        if (result.Refusal is { } refusal)
        {
            text.Line($"{refusal.Message} {refusal.Fix}", 1);
        }

        if (result.ChangedLinks.Count > 0)
        {
            var view = new LinkView(result.Topology);
            foreach (Peering link in result.Topology.VNets.SelectMany(vnet => vnet.Peerings).Where(link => result.ChangedLinks.Contains(link.Id)).Select(view.Of))
            {
                string taken = link.RemoteAddressSpace is { Count: > 0 } prefixes ? $", routes to {string.Join(", ", prefixes)}" : string.Empty;
                text.Line($"{ResourceWords.Short(link.Id)}: {link.State}, {link.SyncLevel}{(link.State == PeeringState.Connected ? taken : string.Empty)}", 1);
            }
        }

        foreach (Diagnostic left in result.LeftBehind)
        {
            text.Line($"left behind: {left.Id} {left.Message}", 1);
        }
    }
}
