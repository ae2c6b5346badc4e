using System.CommandLine;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class RoutesVerb : IVerb
{
    private readonly PlaceOptions _place = new();
    private readonly Option<bool> _explain = new("--explain") { Description = "Says for each row where it comes from and what displaced it." };

    public RoutesVerb()
    {
        Command = new("routes", "Shows the effective routes as az network nic show-effective-route-table does.");
        _place.AddTo(Command);
        Command.Options.Add(_explain);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string place = _place.Of(session.Parsed);
        bool explain = session.Parsed.GetValue(_explain);
        CompiledNetwork network = session.Compile();
        EffectiveRouteTable table = session.Ask(() => network.EffectiveRoutes(place));
        session.Answer(session.IsJson ? JsonReport.Render(table, explain) : TextReport.Render(table, explain));
        return ExitCodes.Good;
    }
}
