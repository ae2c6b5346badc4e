using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>A traced flow as text: verdict, both ways, blockers, what is not known, what was taken for granted.</summary>
internal static class FlowText
{
    private static readonly int KindWidth = Enum.GetValues<StepKind>().Max(kind => StepWords.Text(kind).Length) + 2;

    public static string Render(FlowTrace trace, IReadOnlyList<FlowFix>? fixes)
    {
        var text = new TextBlock();
        text.Line($"{FlowWords.Place(trace.From)} -> {FlowWords.Place(trace.To)} {trace.Protocol}: {FlowWords.Headline(trace)}");
        Write(text, "forward", trace.Forward);
        Write(text, "return", trace.Return);
        text.Section("blockers:", Number(trace.Blockers.Select(blocker => FlowWords.Where(blocker.At, blocker.OnReturn) + BlockerWords.Of(blocker))));
        text.Section("fixes:", Number((fixes ?? []).Select(FixWords.Of)));
        if (fixes is { Count: 0 } && trace.Verdict == Verdict.Blocked)
        {
            text.Line("fixes: none was found that lets the flow pass");
        }

        text.Section("not known:", Number(trace.Unknowns.Select(fact => FlowWords.Where(fact.At, fact.OnReturn) + UnknownReasonWords.Of(fact.Reason, fact.About))));
        text.Section("assumes:", Number(trace.Assumptions.Select(AssumptionWords.Of)));
        text.Section("parts:", Number(trace.Partial.Select(part => $"{part.From} -> {part.To} {FlowWords.Traffic(part)}: {FlowWords.Of(part.Verdict)}")));
        return text.ToString();
    }

    private static void Write(TextBlock text, string direction, DirectionTrace trace)
    {
        text.Line($"{direction}: {DispositionWords.Of(trace.Disposition)}");
        int number = 0;
        foreach (FlowHop hop in trace.Hops)
        {
            number++;
            string over = hop.Over is PathMedium medium ? $"   over {MediumWords.Text(medium)}" : string.Empty;
            text.Line($"{number,2}  {hop.At}{over}", 1);
            foreach (FlowStep step in hop.Steps)
            {
                text.Line(StepWords.Text(step.Kind).PadRight(KindWidth) + StepWords.Detail(step), 3);
            }
        }
    }

    private static IEnumerable<string> Number(IEnumerable<string> items) => items.Select((item, index) => $"{index + 1,2}  {item}");
}
