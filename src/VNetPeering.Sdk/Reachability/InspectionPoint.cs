using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>An appliance that flows are meant to pass.</summary>
internal sealed class InspectionPoint
{
    private readonly HashSet<ResourceId> _resources = [];
    private readonly List<AddressRange> _addresses = [];

    /// <summary>Finds the appliance that a text names.</summary>
    /// <exception cref="PlaceException">The text names none, or several.</exception>
    internal static InspectionPoint Find(WalkContext context, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        CompiledTopology net = context.Tables.Net;
        var point = new InspectionPoint();
        AzureFirewall[] firewalls = [.. net.Topology.AzureFirewalls.Where(firewall => IsMeant(firewall, text))];
        if (firewalls.Length > 1)
        {
            throw new PlaceException($"\"{text}\" names {firewalls.Length} firewalls. Write the resource id.", firewalls.Select(firewall => firewall.Id.ToString()));
        }

        if (firewalls is [{ } only])
        {
            point._resources.Add(only.Id);
            return point;
        }

        FlowEnd end = context.Places.Find(text);
        if (end.NetworkInterface >= 0)
        {
            point._resources.Add(net.Topology.NetworkInterfaces[end.NetworkInterface].Id);
        }

        if (end.Place.Kind == PlaceKind.Subnet)
        {
            point._addresses.AddRange(net.Subnets[end.Subnet].Subnet.AddressPrefixes.Select(prefix => prefix.Range));
        }
        else
        {
            point._addresses.AddRange(end.Ranges);
        }

        return point;
    }

    /// <summary>Returns the point of a firewall or of the interface of an appliance, with its addresses.</summary>
    internal static InspectionPoint Of(CompiledTopology net, ResourceId via)
    {
        var point = new InspectionPoint();
        point._resources.Add(via);
        point._addresses.AddRange(net.Topology.NetworkInterfaces.Where(nic => nic.Id == via).SelectMany(nic => nic.IPConfigurations)
            .Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>().Select(address => new AddressRange(address, address)));
        return point;
    }

    /// <summary>A firewall is named by its id, by its name, or by its name behind that of the VNet it stands in.</summary>
    private static bool IsMeant(AzureFirewall firewall, string text) =>
        string.Equals(firewall.Name, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(firewall.Id.ToString(), text, StringComparison.OrdinalIgnoreCase)
        || (firewall.SubnetId?.Parent is { } vnet && string.Equals($"{vnet.Name}/{firewall.Name}", text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says whether both the flow and its answer pass.</summary>
    internal bool IsPassed(ClassTrace path) => IsPassed(path.Forward) && IsPassed(path.Return);

    private bool IsPassed(DirectionTrace direction) => direction.Hops.Any(hop => hop.Steps.Any(step =>
        step.Kind is StepKind.Appliance or StepKind.LoadBalancer
        && ((step.Resource is { } resource && _resources.Contains(resource)) || (step.Address is { } address && _addresses.Exists(range => range.Contains(address))))));
}
