using System.CommandLine;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class ShowVerb : IVerb
{
    public Command Command { get; } = new("show", "Lists what was read, what was ignored and what is not resolved.");

    public int Run(Session session)
    {
        ImportResult estate = session.Read();
        session.Answer(session.Ask(() => session.IsJson ? JsonReport.Render(estate) : TextReport.Render(estate)));
        return ExitCodes.Good;
    }
}
