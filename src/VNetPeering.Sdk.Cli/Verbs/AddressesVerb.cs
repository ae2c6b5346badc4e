using System.CommandLine;
using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class AddressesVerb : IVerb
{
    private static readonly AddressPrefix[] PrivateSpace = [AddressPrefix.Parse("10.0.0.0/8"), AddressPrefix.Parse("172.16.0.0/12"), AddressPrefix.Parse("192.168.0.0/16")];

    private readonly Option<string[]> _pool = new("--pool") { Description = "A prefix to plan in; can be repeated. Without it, the private ranges that the network uses.", HelpName = "PREFIX" };
    private readonly Option<string[]> _reserve = new("--reserve") { Description = "A prefix to be kept free, with a name; can be repeated.", HelpName = "NAME=PREFIX" };
    private readonly Option<string[]> _next = new("--next") { Description = "Finds the next free prefix of a length; can be repeated.", HelpName = "LENGTH" };
    private readonly Option<string?> _for = new("--for") { Description = "The VNet that --next is for: only what it may not overlap is avoided.", HelpName = "VNET" };
    private readonly Option<string[]> _plan = new("--plan") { Description = "Plans a prefix by name; can be repeated. All are planned together.", HelpName = "NAME=LENGTH" };
    private readonly Option<FileInfo?> _lock = new("--lock") { Description = "Keeps what --plan finds: read where it is there, and written.", HelpName = "FILE" };

    public AddressesVerb()
    {
        Command = new("addresses", "Shows used and free address space, and plans prefixes in it.");
        Command.Options.Add(_pool);
        Command.Options.Add(_reserve);
        Command.Options.Add(_next);
        Command.Options.Add(_for);
        Command.Options.Add(_plan);
        Command.Options.Add(_lock);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        Topology topology = session.Read().Topology;
        AddressPrefix[] pools = [.. (session.Parsed.GetValue(_pool) ?? []).Select(text => Prefix(text, "--pool"))];
        var planner = new AddressPlanner(topology, pools.Length > 0 ? pools : UsedPrivateSpace(topology));
        foreach ((string name, string prefix) in (session.Parsed.GetValue(_reserve) ?? []).Select(text => Pair(text, "--reserve", "NAME=PREFIX")))
        {
            planner.Reserve(name, Prefix(prefix, "--reserve"));
        }

        try
        {
            ValueList<PlannedPrefix> planned = Plan(session, planner);
            ValueList<AddressPrefix> next = Next(session, planner, topology, pools);
            var report = new AddressReport { Pools = planner.Report(), Uses = planner.Uses, Next = next, Planned = planned };
            session.Answer(session.IsJson ? JsonReport.Render(report) : TextReport.Render(report));
            return ExitCodes.Good;
        }
        catch (AddressPlanException problem)
        {
            throw new UsageException(problem.Message.Replace('\n', ' '));
        }
    }

    private ValueList<PlannedPrefix> Plan(Session session, AddressPlanner planner)
    {
        PrefixRequest[] requests = [.. (session.Parsed.GetValue(_plan) ?? []).Select(text => Pair(text, "--plan", "NAME=LENGTH")).Select(pair => new PrefixRequest { Name = pair.Name, Length = Length(pair.Value, "--plan") })];
        FileInfo? file = session.Parsed.GetValue(_lock);
        if (requests.Length == 0)
        {
            return file is null ? [] : throw new UsageException("--lock keeps what --plan finds. Give --plan NAME=LENGTH with it.");
        }

        if (requests.Select(request => request.Name).Distinct().Count() < requests.Length)
        {
            throw new UsageException("--plan names a prefix twice. Give each a name of its own.");
        }

        AddressLock locked = file is { Exists: true } ? AddressLock.Load(File.ReadAllText(file.FullName)) : AddressLock.Empty;
        ValueList<PlannedPrefix> planned = planner.Plan(requests, locked);
        if (file is not null)
        {
            File.WriteAllText(file.FullName, AddressLock.Of(planned, locked).Save());
        }

        return planned;
    }

    private ValueList<AddressPrefix> Next(Session session, AddressPlanner planner, Topology topology, AddressPrefix[] pools)
    {
        int[] lengths = [.. (session.Parsed.GetValue(_next) ?? []).Select(text => Length(text, "--next"))];
        ResourceId? vnet = session.Parsed.GetValue(_for) is { } name ? VNetNamed(topology, name) : null;
        return
        [
            .. lengths.Select(length => (vnet is null ? planner.NextFree(length) : planner.NextFreeFor(vnet, length))
                ?? throw new UsageException($"no pool has room for a /{length}. {(length > 32 && pools.All(pool => pool.Family == IPFamily.IPv4) ? "IPv4 prefixes are no longer than 32: name an IPv6 pool with --pool, or a shorter length." : "Add one with --pool, or ask for less.")}")),
        ];
    }

    private static ResourceId VNetNamed(Topology topology, string text)
    {
        VNet[] found = [.. topology.VNets.Where(vnet => vnet.Name == text || string.Equals(vnet.Id.ToString(), text, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1
            ? found[0].Id
            : throw new UsageException(found.Length == 0
                ? $"--for names no VNet: \"{text}\". VNets: {string.Join(", ", topology.VNets.Select(vnet => vnet.Name))}."
                : $"--for names {found.Length} VNets: \"{text}\". Give the resource id.");
    }

    private static AddressPrefix[] UsedPrivateSpace(Topology topology)
    {
        AddressPrefix[] used = [.. PrivateSpace.Where(range => topology.VNets.Any(vnet => vnet.AddressSpace.Any(range.Overlaps)))];
        return used.Length > 0 ? used : PrivateSpace;
    }

    private static (string Name, string Value) Pair(string text, string option, string form)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 ? (text[..at], text[(at + 1)..]) : throw new UsageException($"{option} takes {form}, not \"{text}\".");
    }

    private static AddressPrefix Prefix(string text, string option) =>
        AddressPrefix.TryParse(text, out AddressPrefix prefix, out PrefixTextProblem? problem) ? prefix : throw new UsageException($"{option}: {problem.Message}");

    private static int Length(string text, string option) => int.TryParse(text.TrimStart('/'), NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length is >= 1 and <= 128
        ? length
        : throw new UsageException($"{option} takes a length from 1 to 32 for IPv4 or to 128 for IPv6, not \"{text}\".");
}
