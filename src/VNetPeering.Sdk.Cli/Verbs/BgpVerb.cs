using System.CommandLine;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class BgpVerb : IVerb
{
    private readonly Option<string> _of = new("--of") { Description = "Whose routes: a gateway, Route Server, circuit or site, by name or resource id.", HelpName = "SPEAKER", Required = true };
    private readonly Option<bool> _clients = new("--clients") { Description = "Shows the routes that point-to-site clients of the gateway get instead." };

    public BgpVerb()
    {
        Command = new("bgp", "Shows what a gateway, Route Server, circuit or site learns by BGP and tells its peers.");
        Command.Options.Add(_of);
        Command.Options.Add(_clients);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string speaker = CommonOptions.Place(session.Parsed.GetRequiredValue(_of), "--of");
        CompiledNetwork network = session.Compile();
        if (session.Parsed.GetValue(_clients))
        {
            ClientRoutes clients = session.Ask(() => network.ClientRoutes(speaker));
            session.Answer(session.IsJson ? JsonReport.Render(clients) : TextReport.Render(clients));
            return ExitCodes.Good;
        }

        BgpTable table = session.Ask(() => network.BgpTable(speaker));
        session.Answer(session.IsJson ? JsonReport.Render(table) : TextReport.Render(table));
        return ExitCodes.Good;
    }
}
