using System.Globalization;
using System.Text.Json;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Virtual Network Managers: network groups, static members, connectivity configurations and what of them is deployed.</summary>
internal static class NetworkManagerMapper
{
    internal static void Manager(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNetworkManager wire = WireRead.Node<WireNetworkManager>(ref reader)!;
        scope.Locate(id, wire.Offset);
        WireManagerScopes? scopes = scope.Object(id, "networkManagerScopes", scope.Body(id, wire, wire.Properties).NetworkManagerScopes);
        scope.Estate.NetworkManager(id).Own.State(
            new NetworkManager
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                Scopes = scopes is null ? null : new NetworkManagerScopes
                {
                    ManagementGroups = scope.RawTexts(id, "networkManagerScopes.managementGroups", scopes.ManagementGroups),
                    Subscriptions = scope.RawTexts(id, "networkManagerScopes.subscriptions", scopes.Subscriptions),
                },
            },
            scope.File);
    }

    internal static void Group(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNamed wire = WireRead.Node<WireNamed>(ref reader)!;
        if (id.Parent is { } manager)
        {
            scope.Locate(id, wire.Offset);
            scope.Estate.NetworkManager(manager).Group(id).State(new NetworkGroup { Id = id }, scope.File);
        }
    }

    internal static void Member(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireStaticMember wire = WireRead.Node<WireStaticMember>(ref reader)!;
        if (id.Parent is not { Parent: { } manager } group)
        {
            return;
        }

        scope.Locate(id, wire.Offset);
        scope.Refer(id, "id", group, wire.Offset);
        WireText member = scope.Body(id, wire, wire.Properties).ResourceId;
        scope.Estate.NetworkManager(manager).Group(group).Children.AddSeparate(
            id,
            new StaticMember { Name = id.Name, ResourceId = scope.Id(id, "resourceId", member) },
            scope.File);
    }

    internal static void Configuration(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireConnectivityConfiguration wire = WireRead.Node<WireConnectivityConfiguration>(ref reader)!;
        if (id.Parent is not { } manager)
        {
            return;
        }

        scope.Locate(id, wire.Offset);
        WireConnectivityConfiguration body = scope.Body(id, wire, wire.Properties);
        ConnectivityTopology? topology = scope.Member<ConnectivityTopology>(id, "connectivityTopology", body.ConnectivityTopology);
        if (topology is null)
        {
            if (!body.ConnectivityTopology.IsStated)
            {
                scope.Unread(id, "connectivityTopology", new WireText(string.Empty, wire.Offset), UnreadValueKind.UnknownWord);
            }

            return;
        }

        WireConnectivityCapabilities capabilities = scope.Object(id, "connectivityCapabilities", body.ConnectivityCapabilities) ?? new WireConnectivityCapabilities();
        NetworkManagerDraft draft = scope.Estate.NetworkManager(manager);
        draft.Own.Children.AddSeparate(
            id,
            new ConnectivityConfiguration
            {
                Id = id,
                ConnectivityTopology = topology.Value,
                HubIds = [.. scope.Items(id, "hubs", body.Hubs).Select((hub, i) => scope.Id(id, Indexed("hubs", i, "resourceId"), hub.ResourceId)).OfType<ResourceId>()],
                AppliesToGroups = [.. scope.Items(id, "appliesToGroups", body.AppliesToGroups).Select((item, i) => GroupItem(scope, id, i, item)).OfType<ConnectivityGroupItem>()],
                IsGlobal = scope.Boolean(id, "isGlobal", body.IsGlobal) ?? false,
                DeleteExistingPeering = scope.Boolean(id, "deleteExistingPeering", body.DeleteExistingPeering) ?? false,
                ConnectedGroupAddressOverlap =
                    scope.Member<ConnectedGroupAddressOverlap>(id, "connectivityCapabilities.connectedGroupAddressOverlap", capabilities.ConnectedGroupAddressOverlap) ?? default,
                ConnectedGroupPrivateEndpointsScale =
                    scope.Member<ConnectedGroupPrivateEndpointsScale>(id, "connectivityCapabilities.connectedGroupPrivateEndpointsScale", capabilities.ConnectedGroupPrivateEndpointsScale) ?? default,
                PeeringEnforcement = scope.Member<PeeringEnforcement>(id, "connectivityCapabilities.peeringEnforcement", capabilities.PeeringEnforcement) ?? default,
            },
            scope.File);

        // Only the answers about what is deployed name a region.
        if (scope.Text(id, "region", wire.Region) is { } region)
        {
            draft.Deployed.Listed(id, region);
        }
    }

    private static ConnectivityGroupItem? GroupItem(SourceScope scope, ResourceId owner, int index, WireConnectivityGroupItem item) =>
        scope.Id(owner, Indexed("appliesToGroups", index, "networkGroupId"), item.NetworkGroupId) is { } group
            ? new ConnectivityGroupItem
            {
                NetworkGroupId = group,
                GroupConnectivity = scope.Member<GroupConnectivity>(owner, Indexed("appliesToGroups", index, "groupConnectivity"), item.GroupConnectivity) ?? default,
                UseHubGateway = scope.Boolean(owner, Indexed("appliesToGroups", index, "useHubGateway"), item.UseHubGateway) ?? false,
                IsGlobal = scope.Boolean(owner, Indexed("appliesToGroups", index, "isGlobal"), item.IsGlobal) ?? false,
            }
            : null;

    private static string Indexed(string list, int index, string property) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{property}");
}
