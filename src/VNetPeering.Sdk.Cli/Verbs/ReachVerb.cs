using System.CommandLine;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class ReachVerb : IVerb
{
    private readonly Option<string> _from = new("--from") { Description = "Where the flow starts: VNET/SUBNET, a NIC, VM, site or client-pool name, internet, an IP address or a resource id.", HelpName = "PLACE", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "Where the flow goes: a place as for --from.", HelpName = "PLACE", Required = true };
    private readonly Option<string?> _protocol = new("--protocol") { Description = "tcp, udp, icmp, esp, ah, other (a protocol without a name here) or any. Without it, the flow must pass for all.", HelpName = "NAME" };
    private readonly Option<string[]> _port = new("--port") { Description = "Destination ports of tcp or udp: 443, 8000-8010 or 80,443; can be repeated.", HelpName = "PORTS" };
    private readonly Option<string?> _family = new("--family") { Description = "4 or 6. Without it, IPv4 where both ends have it.", HelpName = "4|6" };

    private readonly Option<bool> _fixes = new("--fixes") { Description = "Lists edits that together make a blocked flow pass, where there are any." };

    public ReachVerb()
    {
        Command = new("reach", "Says whether a flow arrives and its answer comes back, and traces both.");
        Command.Options.Add(_from);
        Command.Options.Add(_to);
        Command.Options.Add(_protocol);
        Command.Options.Add(_port);
        Command.Options.Add(_family);
        Command.Options.Add(_fixes);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string from = CommonOptions.Place(session.Parsed.GetRequiredValue(_from), "--from");
        string to = CommonOptions.Place(session.Parsed.GetRequiredValue(_to), "--to");
        Protocol? protocol = FlowArguments.ReadProtocol(session.Parsed.GetValue(_protocol), session.Parsed.GetValue(_port) ?? []);
        IPFamily? family = FlowArguments.ReadFamily(session.Parsed.GetValue(_family));
        CompiledNetwork network = session.Compile();
        FlowTrace trace = session.Ask(() => network.Trace(from, to, protocol, family));
        ValueList<FlowFix>? fixes = session.Parsed.GetValue(_fixes) && trace.Verdict == Verdict.Blocked ? session.Ask(() => network.FixesOf(from, to, protocol, family)) : null;
        session.Answer(session.IsJson ? JsonReport.Render(trace, fixes) : TextReport.Render(trace, fixes));
        return trace.Verdict switch
        {
            Verdict.Reachable => ExitCodes.Good,
            Verdict.Blocked => ExitCodes.NotGood,
            Verdict.Unknown => ExitCodes.Unknown,
            _ => throw new InvalidOperationException($"{trace.Verdict} has no exit code."),
        };
    }
}
