using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>
/// Keeps the peerings of network managers from edits and deletions by hand where their configuration enforces them (rule 6.10). Meant are links that a manager
/// has made, which it calls <c>ANM_…</c>; of a link made by hand that a configuration found and kept (6.02) no source says that it is protected.
/// A sync edits nothing: it takes over what the remote VNet has.
/// </summary>
internal static class Enforcement
{
    private const string ManagedName = "ANM_";

    /// <summary>Returns the refusal of a deletion; null where nothing protects the link.</summary>
    public static Refusal? OfDeletion(Work work, Peering link) => Protector(work, link) is { } configuration ? Refusals.PeeringIsEnforced(work, link, configuration) : null;

    /// <summary>Returns the refusal of an update that changes what was written into the link; null where it changes nothing of it, or nothing protects the link.</summary>
    public static Refusal? OfEdit(Work work, Peering existing, Peering body) => IsSame(existing, body) ? null : OfDeletion(work, existing);

    private static ConnectivityConfiguration? Protector(Work work, Peering link)
    {
        if (!link.Name.Value.StartsWith(ManagedName, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ConnectivityConfiguration[] enforced = [.. work.Rest.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations)
            .Where(configuration => configuration is { PeeringEnforcement: PeeringEnforcement.Enforced, ConnectivityTopology: ConnectivityTopology.HubAndSpoke })];
        if (enforced.Length == 0)
        {
            return null;
        }

        var members = new ManagedVNets(work.Given);
        bool Joins(ConnectivityConfiguration configuration, ResourceId hub, ResourceId spoke) =>
            configuration.HubIds.Contains(hub) && configuration.AppliesToGroups.Any(item => members.MembersOf(item.NetworkGroupId, configuration.DeployedRegions).Contains(spoke));
        return Array.Find(enforced, configuration => Joins(configuration, link.LocalVNetId, link.RemoteVNetId) || Joins(configuration, link.RemoteVNetId, link.LocalVNetId));
    }

    private static bool IsSame(Peering one, Peering other) =>
        one.AllowVirtualNetworkAccess == other.AllowVirtualNetworkAccess
        && one.AllowForwardedTraffic == other.AllowForwardedTraffic
        && one.AllowGatewayTransit == other.AllowGatewayTransit
        && one.UseRemoteGateways == other.UseRemoteGateways
        && one.DoNotVerifyRemoteGateways == other.DoNotVerifyRemoteGateways
        && one.EnableOnlyIPv6Peering == other.EnableOnlyIPv6Peering
        && one.LocalSubnetNames.ToHashSet().SetEquals(other.LocalSubnetNames)
        && one.RemoteSubnetNames.ToHashSet().SetEquals(other.RemoteSubnetNames);
}
