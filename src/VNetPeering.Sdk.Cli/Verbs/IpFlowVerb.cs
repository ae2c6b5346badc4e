using System.CommandLine;
using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class IpFlowVerb : IVerb
{
    private static readonly string[] Directions = ["Inbound", "Outbound"];
    private static readonly string[] Protocols = ["TCP", "UDP", "ICMP", "ESP", "AH"];

    private readonly PlaceOptions _place = new();
    private readonly Option<string> _direction = new("--direction") { Description = "Inbound or Outbound, seen from the machine.", HelpName = "DIRECTION", Required = true };
    private readonly Option<string> _protocol = new("--protocol") { Description = "TCP, UDP, ICMP, ESP or AH.", HelpName = "NAME", Required = true };
    private readonly Option<string> _local = new("--local") { Description = "The machine's own address and port, for example 10.0.0.4:443 or [fd00::4]:443; * stands for every port.", HelpName = "IP:PORT", Required = true };
    private readonly Option<string> _remote = new("--remote") { Description = "Address and port of the other end.", HelpName = "IP:PORT", Required = true };

    public IpFlowVerb()
    {
        Command = new("ip-flow", "Says whether security rules let a packet in or out, as Network Watcher's IP flow verify does.");
        _place.AddTo(Command);
        Command.Options.Add(_direction);
        Command.Options.Add(_protocol);
        Command.Options.Add(_local);
        Command.Options.Add(_remote);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string place = _place.Of(session.Parsed);
        (HostAddress local, int? localPort) = End(session.Parsed.GetRequiredValue(_local), "--local");
        (HostAddress remote, int? remotePort) = End(session.Parsed.GetRequiredValue(_remote), "--remote");
        if (local.Family != remote.Family)
        {
            throw new UsageException($"--local {local} and --remote {remote} are of different address families. Give two of one.");
        }

        var flow = new IpFlow
        {
            Direction = Enum.Parse<SecurityRuleDirection>(CommonOptions.Choice(session.Parsed.GetRequiredValue(_direction), "--direction", Directions)),
            Protocol = Enum.Parse<ProtocolKind>(CommonOptions.Choice(session.Parsed.GetRequiredValue(_protocol), "--protocol", Protocols), ignoreCase: true),
            LocalAddress = local,
            LocalPort = localPort,
            RemoteAddress = remote,
            RemotePort = remotePort,
        };
        CompiledNetwork network = session.Compile();
        IpFlowAnswer answer = session.Ask(() => network.IpFlow(place, flow));
        session.Answer(session.IsJson ? JsonReport.Render(answer) : TextReport.Render(answer));
        return answer.Access switch
        {
            SecurityRuleAccess.Allow => ExitCodes.Good,
            SecurityRuleAccess.Deny => ExitCodes.NotGood,
            _ => ExitCodes.Unknown,
        };
    }

    private static (HostAddress Address, int? Port) End(string text, string option)
    {
        int colon = text.LastIndexOf(':');
        bool isBare = text.Contains(':', StringComparison.Ordinal) && !text.StartsWith('[') && text.IndexOf(':', StringComparison.Ordinal) != colon;
        string address = (isBare || colon < 0 ? text : text[..colon]).Trim('[', ']');
        string port = isBare || colon < 0 ? "*" : text[(colon + 1)..];
        int? number = port == "*" ? null : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int read) && read <= 65535 ? read : -1;
        return HostAddress.TryParse(address, out HostAddress parsed) && number is not -1
            ? (parsed, number)
            : throw new UsageException($"{option} \"{text}\" is no address with a port. Write, for example, 10.0.0.4:443, [fd00::4]:443, or 10.0.0.4:* for every port.");
    }
}
