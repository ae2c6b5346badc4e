using System.Globalization;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A plan as text: waves with their operations, what each takes down for a while, what is refused and what lies outside.</summary>
internal static class PlanText
{
    public static string Render(DeploymentPlan plan)
    {
        var text = new TextBlock();
        int operations = plan.Waves.Sum(wave => wave.Operations.Count);
        text.Line(operations == 0 && plan.IsComplete && plan.Outside.Count == 0
            ? "The networks do not differ."
            : $"{Counted.Of(operations, "operation")} in {Counted.Of(plan.Waves.Count, "wave")}; {Downtime(plan)}.");
        foreach (DeploymentWave wave in plan.Waves)
        {
            text.Line($"wave {wave.Number}");
            foreach (NetworkOperation operation in wave.Operations)
            {
                text.Line($"{OperationWords.Method(operation),-7}{ResourceWords.Named(operation.Target)}{Detail(operation)}", 1);
            }

            foreach (string flow in Lines(wave))
            {
                text.Line(flow, 1);
            }
        }

        text.Section("refused by Azure in every order:", plan.Refused.Select(result => $"{OperationWords.Method(result.Operation)} {ResourceWords.Named(result.Operation.Target)}: {result.Refusal}"));
        text.Section("outside, no request to Azure:", plan.Outside.Select(DiffWords.Of));
        return text.ToString();
    }

    private static string Detail(NetworkOperation operation) => operation switch
    {
        AddAddressPrefix add => $"  {add.Prefix}",
        RemoveAddressPrefix remove => $"  {remove.Prefix}",
        PutPeering { Peering: var link } => $"  {LinkWords.Of(link.AllowVirtualNetworkAccess, link.AllowForwardedTraffic, link.AllowGatewayTransit, link.UseRemoteGateways, link.EnableOnlyIPv6Peering)}",
        _ => string.Empty,
    };

    private static string Downtime(DeploymentPlan plan)
    {
        long[] down = [.. plan.Waves.Select(wave => wave.CountInterruptedPairs()).Where(pairs => pairs > 0)];
        return down.Length == 0 ? "no flow is down in between" : string.Create(
            CultureInfo.InvariantCulture,
            $"{(down.Length == 1 ? string.Empty : "up to ")}{down.Max():N0} {(down.Max() == 1 ? "pair" : "pairs")} of places {(down.Max() == 1 ? "is" : "are")} down {(down.Length == 1 ? "in between" : "at a time in between")}, in every order that was tried");
    }

    private static IEnumerable<string> Lines(DeploymentWave wave) => new[] { FlowChangeKind.Closed, FlowChangeKind.Unclear }
        .SelectMany(kind => DiffGroup.Of(new NetworkDiff(wave.Groups, () => wave.Flows), kind).Select(group => $"{(kind == FlowChangeKind.Closed ? "down  " : "unsure")} {group.Places} {group.Traffic}, by {group.Causes}"));
}
