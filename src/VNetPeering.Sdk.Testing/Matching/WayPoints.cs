using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>The places on the way of a packet, by the words that people use for them.</summary>
internal static class WayPoints
{
    /// <summary>Says whether a packet passes what a text names: a VNet or subnet, or a firewall, appliance, load balancer, gateway, peering or door to the Internet in one.</summary>
    internal static bool Passes(this DirectionTrace direction, string text) => direction.Hops.Any(hop => IsAt(hop, text) || hop.Steps.Any(step => IsDoneBy(hop, step, text)));

    /// <summary>Returns the hops with what forwards the packet there, for example <c>hub/AzureFirewallSubnet [hub-fw]</c>. A load balancer that only chooses is left out.</summary>
    internal static IReadOnlyList<string> Stations(this DirectionTrace direction) =>
    [
        .. direction.Hops
            .Where(hop => !hop.Steps.Any(step => step.Kind == StepKind.LoadBalancer) || hop.Steps.Any(step => step.Kind is StepKind.Appliance or StepKind.Delivery))
            .Select(hop => string.Concat([hop.At, .. hop.Steps.Where(step => step.Kind == StepKind.Appliance).Select(step => $" [{NameOf(step)}]")])),
    ];

    /// <summary>Says whether an appliance at a place is what a text names.</summary>
    internal static bool HasAppliance(this DirectionTrace direction, string at, string text) =>
        direction.Hops.Where(hop => hop.At == at).Any(hop => hop.Steps.Any(step => step.Kind == StepKind.Appliance && IsDoneBy(hop, step, text)));

    private static bool IsAt(FlowHop hop, string text) => hop.Resource?.LiesIn(text) is true || new NamePattern(text).Matches(hop.At.Split('/'));

    private static bool IsDoneBy(FlowHop hop, FlowStep step, string text)
    {
        switch (step.Kind)
        {
            case StepKind.Appliance or StepKind.LoadBalancer when HostAddress.TryParse(text, out HostAddress address):
                return step.Address == address;
            case StepKind.Appliance or StepKind.LoadBalancer or StepKind.Gateway or StepKind.Peering or StepKind.ConnectedGroup or StepKind.InternetExit or StepKind.InternetEntry:
                // A firewall or an interface has no VNet in its id; people write the one that it stands in.
                string[] vnet = hop.Resource is { } at && at.IsOfType(ResourceTypes.Subnet) ? [at.Parent!.Name.Value] : [];
                return step.Resource?.LiesIn(text) is true
                    || (step.Resource is { } resource && new NamePattern(text).Matches([.. vnet, resource.Name]))
                    || (step.About.Length > 0 && new NamePattern(text).Matches([.. vnet, step.About]));
            case StepKind.Start or StepKind.SecurityGroup or StepKind.AdminRule or StepKind.Route or StepKind.Delivery or StepKind.Stop:
                return false;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "This is no kind of step.");
        }
    }

    private static string NameOf(FlowStep step) =>
        step.Resource is null || step.Resource.IsOfType(ResourceTypes.Subnet) ? step.Address?.ToString() ?? "?" : step.Resource.Name.Value;
}
