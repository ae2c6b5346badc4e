using System.CommandLine;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class NextHopVerb : IVerb
{
    private readonly Option<string> _from = new("--from") { Description = "Where packets start: VNET/SUBNET, a NIC, a VM or a resource id.", HelpName = "PLACE", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "The destination address.", HelpName = "IP", Required = true };
    private readonly Option<bool> _explain = new("--explain") { Description = "Names the rows that stand behind the winning one." };

    public NextHopVerb()
    {
        Command = new("next-hop", "Says where packets to an address go first, as Network Watcher's Next hop does.");
        Command.Options.Add(_from);
        Command.Options.Add(_to);
        Command.Options.Add(_explain);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string from = CommonOptions.Place(session.Parsed.GetRequiredValue(_from), "--from");
        string text = session.Parsed.GetRequiredValue(_to);
        if (!HostAddress.TryParse(text, out HostAddress to))
        {
            throw new UsageException($"--to \"{text}\" is not an IP address. Write one address without a prefix length, for example 10.0.0.4.");
        }

        CompiledNetwork network = session.Compile();
        NextHop nextHop = session.Ask(() => network.NextHop(from, to));
        bool explain = session.Parsed.GetValue(_explain);
        session.Answer(session.IsJson ? JsonReport.Render(nextHop, session.Behavior, explain) : TextReport.Render(nextHop, session.Behavior, explain));
        return ExitCodes.Good;
    }
}
