using System.CommandLine;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class PlanVerb : IVerb
{
    public PlanVerb() => Command = new("plan", "Says in which order Azure accepts the change from the first network to the second, and which flows are down in between.");

    public Command Command { get; }

    public bool ComparesTwo => true;

    public int Run(Session session)
    {
        (Topology before, Topology after) = session.ReadTwo();
        DeploymentPlan plan = session.Ask(() => before.PlanDeploymentTo(after, session.Options, session.Limits));
        session.Answer(session.IsJson ? JsonReport.Render(plan) : TextReport.Render(plan));
        return plan.IsComplete && !plan.HasInterruptions ? ExitCodes.Good : ExitCodes.NotGood;
    }
}
