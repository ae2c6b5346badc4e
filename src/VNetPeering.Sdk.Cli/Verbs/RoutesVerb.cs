using System.CommandLine;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class RoutesVerb : IVerb
{
    private readonly Option<string?> _subnet = new("--subnet") { Description = "The subnet, with or without a VM in it: VNET/SUBNET or a resource id.", HelpName = "PLACE" };
    private readonly Option<string?> _nic = new("--nic") { Description = "The network interface: its name or resource id.", HelpName = "NAME" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Says for each row where it comes from and what displaced it." };

    public RoutesVerb()
    {
        Command = new("routes", "Shows the effective routes as az network nic show-effective-route-table does.");
        Command.Options.Add(_subnet);
        Command.Options.Add(_nic);
        Command.Options.Add(_explain);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string? subnet = session.Parsed.GetValue(_subnet);
        string? nic = session.Parsed.GetValue(_nic);
        if ((subnet is null) == (nic is null))
        {
            throw new UsageException("routes needs one place. Give either --subnet PLACE or --nic NAME.");
        }

        CommonOptions.Place(subnet ?? nic!, subnet is null ? "--nic" : "--subnet");
        bool explain = session.Parsed.GetValue(_explain);
        string place = subnet ?? (nic!.StartsWith('/') || nic.StartsWith("nic:", StringComparison.OrdinalIgnoreCase) ? nic : $"nic:{nic}");
        CompiledNetwork network = session.Compile();
        EffectiveRouteTable table = session.Ask(() => network.EffectiveRoutes(place));
        session.Answer(session.IsJson ? JsonReport.Render(table, explain) : TextReport.Render(table, explain));
        return ExitCodes.Good;
    }
}
