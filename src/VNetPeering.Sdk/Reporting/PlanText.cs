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
        int down = plan.Interruptions.Select(flow => (flow.From, flow.To)).Distinct().Count();
        text.Line(operations == 0 && plan.IsComplete && plan.Outside.Count == 0
            ? "The networks do not differ."
            : $"{Counted.Of(operations, "operation")} in {Counted.Of(plan.Waves.Count, "wave")}; {(down == 0 ? "no flow is down in between" : $"{Counted.Of(down, "pair")} of places {(down == 1 ? "is" : "are")} down in between, in every order that was tried")}.");
        foreach (DeploymentWave wave in plan.Waves)
        {
            text.Line($"wave {wave.Number}");
            foreach (NetworkOperation operation in wave.Operations)
            {
                text.Line($"{OperationWords.Method(operation),-7}{ResourceWords.Named(operation.Target)}{Detail(operation)}", 1);
            }

            foreach (string flow in Lines(wave))
            {
                text.Line($"down   {flow}", 1);
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
        _ => string.Empty,
    };

    private static IEnumerable<string> Lines(DeploymentWave wave) => wave.Interrupts
        .GroupBy(flow => (From: FlowWords.Place(flow.From), To: FlowWords.Place(flow.To)))
        .Select(group => $"{group.Key.From} -> {group.Key.To} {string.Join(", ", group.Select(flow => flow.Protocol.ToString()).Distinct())}, by {string.Join(", ", group.SelectMany(flow => flow.Causes).Select(DiffWords.Cause).Distinct())}");
}
