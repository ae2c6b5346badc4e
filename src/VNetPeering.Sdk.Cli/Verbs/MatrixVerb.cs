using System.CommandLine;
using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class MatrixVerb : IVerb
{
    private readonly Option<string?> _protocol = new("--protocol") { Description = "tcp, udp, icmp, esp, ah, other (a protocol without a name here) or any. Without it, flows must pass for all.", HelpName = "NAME" };
    private readonly Option<string[]> _port = new("--port") { Description = "Destination ports of tcp or udp: 443, 8000-8010 or 80,443; can be repeated. Flows must pass for all of them.", HelpName = "PORTS" };
    private readonly Option<string?> _family = new("--family") { Description = "4 or 6. Without it, IPv4.", HelpName = "4|6" };
    private readonly Option<bool> _fromInternet = new("--from-internet") { Description = "Lists the network interfaces that the Internet reaches, or may reach, instead." };

    public MatrixVerb()
    {
        Command = new("matrix", "Says which subnets reach which, for all pairs.");
        Command.Options.Add(_protocol);
        Command.Options.Add(_port);
        Command.Options.Add(_family);
        Command.Options.Add(_fromInternet);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        Protocol protocol = FlowArguments.ReadProtocol(session.Parsed.GetValue(_protocol), session.Parsed.GetValue(_port) ?? []) ?? Protocol.Any;
        IPFamily family = FlowArguments.ReadFamily(session.Parsed.GetValue(_family)) ?? IPFamily.IPv4;
        CompiledNetwork network = session.Compile();
        ReachabilityMatrix matrix = network.Matrix(new MatrixOptions { Family = family, Protocols = [protocol] });
        if (matrix.SubnetCount == 0 && network.Topology.VNets.Any(vnet => vnet.Subnets.Count > 0))
        {
            session.Note($"No subnet has {family} addresses. Ask with --family {(family == IPFamily.IPv4 ? 6 : 4)}.");
        }

        if (session.Parsed.GetValue(_fromInternet))
        {
            MatrixCell[] cells = [.. matrix.ReachableFromInternet()];
            session.Answer(session.IsJson ? JsonReport.Render(cells) : TextReport.Render(cells) + LookedAt(network.Topology));
        }
        else
        {
            session.Answer(session.IsJson ? JsonReport.Render(matrix) : TextReport.Render(matrix));
        }

        return ExitCodes.Good;
    }

    /// <summary>Says how much of the estate the list is about: an empty one proves nothing about interfaces that were not read.</summary>
    private static string LookedAt(Topology topology)
    {
        int count = topology.NetworkInterfaces.Count;
        HashSet<ResourceId> known = [.. topology.NetworkInterfaces.Select(nic => nic.Id)];
        int others = topology.VNets.SelectMany(vnet => vnet.Subnets)
            .SelectMany(subnet => subnet.IPConfigurationIds)
            .Select(configuration => configuration.Parent)
            .OfType<ResourceId>()
            .Where(owner => IsInterface(owner) && !known.Contains(owner))
            .Distinct()
            .Count();
        string text = string.Create(CultureInfo.InvariantCulture, $"\nLooked at {count} network interface{(count == 1 ? string.Empty : "s")}.\n");
        return others == 0
            ? text
            : text + string.Create(CultureInfo.InvariantCulture, $"Subnets name {others} more that the input does not hold: whether the Internet reaches {(others == 1 ? "it" : "those")} is not known.\n");
    }

    // Interfaces of scale sets are parts of their machines and have a longer type.
    private static bool IsInterface(ResourceId id) => id.Type.EndsWith("/networkInterfaces", StringComparison.OrdinalIgnoreCase);
}
