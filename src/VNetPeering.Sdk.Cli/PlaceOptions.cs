using System.CommandLine;

namespace VNetPeering.Sdk.Cli;

/// <summary>The two ways to name the place whose effective routes are asked for.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string?> _subnet = new("--subnet") { Description = "The subnet, with or without a VM in it: VNET/SUBNET or a resource id.", HelpName = "PLACE" };
    private readonly Option<string?> _nic = new("--nic") { Description = "The network interface: its name or resource id.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Options.Add(_subnet);
        command.Options.Add(_nic);
    }

    /// <summary>Returns the place.</summary>
    /// <exception cref="UsageException">None is given, or two, or it is empty.</exception>
    public string Of(ParseResult parsed)
    {
        string? subnet = parsed.GetValue(_subnet);
        string? nic = parsed.GetValue(_nic);
        if ((subnet is null) == (nic is null))
        {
            throw new UsageException($"{parsed.CommandResult.Command.Name} needs one place. Give either --subnet PLACE or --nic NAME.");
        }

        CommonOptions.Place(subnet ?? nic!, subnet is null ? "--nic" : "--subnet");
        return subnet ?? (nic!.StartsWith('/') || nic.StartsWith("nic:", StringComparison.OrdinalIgnoreCase) ? nic : $"nic:{nic}");
    }
}
