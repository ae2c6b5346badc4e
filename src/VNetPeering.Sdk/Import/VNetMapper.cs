using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Virtual networks, subnets and peerings, each inside its parent or by itself.</summary>
internal static class VNetMapper
{
    internal static void VNet(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireVNet wire = WireRead.Node<WireVNet>(ref reader)!;
        WireVNet body = scope.Body(id, wire, wire.Properties);
        Region region = scope.Region(id, wire.Location);
        VNetDraft draft = scope.Estate.VNet(id);
        scope.Locate(id, wire.Offset);
        draft.State(
            new VNet
            {
                Id = id,
                Region = region,
                TenantId = scope.Text(id, "tenantId", wire.TenantId),
                Cloud = CloudOf(region),
                DeploymentModel = id.IsOfType(ResourceTypes.ClassicVNet) ? DeploymentModel.Classic : DeploymentModel.ResourceManager,
                AddressSpace = scope.AddressSpace(id, "addressSpace", body.AddressSpace) ?? [],
                DnsServers = DnsServers(scope, id, body),
                SummarizedGatewayPrefixes = scope.AddressSpace(id, "summarizedGatewayPrefixes", body.SummarizedGatewayPrefixes) ?? [],
            },
            scope.File);

        if (body.Subnets is not null)
        {
            draft.Subnets.SetInside([.. scope.Children(id, "subnets", body.Subnets).Select(item => (item.Id, Subnet(scope, item.Id, item.Child)))], scope.File);
        }

        if (body.VirtualNetworkPeerings is not null)
        {
            draft.Peerings.SetInside(Peerings(scope, id, body), scope.File);
        }
    }

    internal static void Subnet(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireSubnet wire = WireRead.Node<WireSubnet>(ref reader)!;
        if (id.Parent is { } parent)
        {
            scope.Refer(id, "id", parent, wire.Offset);
            scope.Estate.VNet(parent).Subnets.AddSeparate(id, Subnet(scope, id, wire), scope.File);
        }
    }

    internal static void Peering(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WirePeering wire = WireRead.Node<WirePeering>(ref reader)!;
        if (id.Parent is not { } parent)
        {
            return;
        }

        scope.Refer(id, "id", parent, wire.Offset);
        VNetDraft draft = scope.Estate.VNet(parent);
        if (Peering(scope, id, wire) is { } peering)
        {
            draft.Peerings.AddSeparate(id, peering, scope.File);
        }
    }

    private static SubnetPart Subnet(SourceScope scope, ResourceId id, WireSubnet wire)
    {
        scope.Locate(id, wire.Offset);
        WireSubnet body = scope.Body(id, wire, wire.Properties);
        PrivateEndpointNetworkPolicies? policies =
            scope.Member<PrivateEndpointNetworkPolicies>(id, "privateEndpointNetworkPolicies", body.PrivateEndpointNetworkPolicies);
        return new SubnetPart(
            new Subnet
            {
                Id = id,
                AddressPrefixes = SubnetPrefixes(scope, id, body),
                NetworkSecurityGroupId = scope.Reference(id, "networkSecurityGroup", body.NetworkSecurityGroup),
                RouteTableId = scope.Reference(id, "routeTable", body.RouteTable),
                NatGatewayId = scope.Reference(id, "natGateway", body.NatGateway),
                DefaultOutboundAccess = scope.Boolean(id, "defaultOutboundAccess", body.DefaultOutboundAccess),
                ServiceEndpoints = ServiceEndpoints(scope, id, body),
                Delegations = Delegations(scope, id, body),
                IPConfigurationIds = Occupants(scope, id, body),
                PrivateEndpointNetworkPolicies = policies ?? PrivateEndpointNetworkPolicies.Disabled,
            },
            policies is not null);
    }

    // What uses a subnet is not a reference that the input must resolve: an export of virtual networks alone names every interface here.
    private static ValueList<ResourceId> Occupants(SourceScope scope, ResourceId id, WireSubnet body) =>
    [
        .. scope.Items(id, "ipConfigurations", body.IpConfigurations)
            .Concat(scope.Items(id, "applicationGatewayIPConfigurations", body.ApplicationGatewayIPConfigurations))
            .Select(configuration => ResourceId.TryParse(configuration.Id.Value, out ResourceId? occupant) ? occupant : null)
            .OfType<ResourceId>(),
    ];

    // The list wins over the single prefix where a source writes both, as API versions with the list print the first item in both places.
    private static ValueList<Addressing.AddressPrefix> SubnetPrefixes(SourceScope scope, ResourceId id, WireSubnet body)
    {
        if (body.AddressPrefixes is { } list && (list.Items.Count > 0 || list.Instead.IsStated))
        {
            return scope.Prefixes(id, "addressPrefixes", list);
        }

        return scope.Prefix(id, "addressPrefix", body.AddressPrefix) is { } prefix ? [prefix] : [];
    }

    private static ValueList<ServiceEndpoint> ServiceEndpoints(SourceScope scope, ResourceId id, WireSubnet body) =>
    [
        .. scope.Items(id, "serviceEndpoints", body.ServiceEndpoints)
            .Where(endpoint => endpoint.Service.IsStated)
            .Select(endpoint => new ServiceEndpoint
            {
                Service = endpoint.Service.Value!,
                Locations = scope.RawTexts(id, "serviceEndpoints.locations", endpoint.Locations),
            }),
    ];

    private static ValueList<string> Delegations(SourceScope scope, ResourceId id, WireSubnet body) =>
    [
        .. scope.Items(id, "delegations", body.Delegations)
            .Select(delegation => (delegation.Properties ?? delegation).ServiceName)
            .Where(service => service.IsStated)
            .Select(service => service.Value!),
    ];

    private static ValueList<string> DnsServers(SourceScope scope, ResourceId id, WireVNet body)
    {
        if (scope.Object(id, "dhcpOptions", body.DhcpOptions)?.DnsServers is not { } list)
        {
            return [];
        }

        int index = 0;
        foreach (WireText server in list.Items)
        {
            scope.Text(id, FormattableString.Invariant($"dhcpOptions.dnsServers[{index++}]"), server);
        }

        return scope.RawTexts(id, "dhcpOptions.dnsServers", list);
    }

    private static List<(ResourceId Id, Peering Value)> Peerings(SourceScope scope, ResourceId id, WireVNet body)
    {
        var peerings = new List<(ResourceId Id, Peering Value)>();
        foreach ((ResourceId child, WirePeering wire) in scope.Children(id, "virtualNetworkPeerings", body.VirtualNetworkPeerings))
        {
            if (Peering(scope, child, wire) is { } peering)
            {
                peerings.Add((child, peering));
            }
        }

        return peerings;
    }

    private static Peering? Peering(SourceScope scope, ResourceId id, WirePeering wire)
    {
        scope.Locate(id, wire.Offset);
        WirePeering body = scope.Body(id, wire, wire.Properties);
        if (scope.Reference(id, "remoteVirtualNetwork", body.RemoteVirtualNetwork) is not { } remote)
        {
            if (body.RemoteVirtualNetwork is not { Id.IsStated: true })
            {
                scope.Unread(id, "remoteVirtualNetwork.id", new WireText(string.Empty, wire.Offset), UnreadValueKind.MalformedReference);
            }

            return null;
        }

        PeeringSwitches written = PeeringSwitches.None;
        return new Peering
        {
            Id = id,
            RemoteVNetId = remote,
            AllowVirtualNetworkAccess = Switch("allowVirtualNetworkAccess", body.AllowVirtualNetworkAccess, PeeringSwitches.AllowVirtualNetworkAccess, true),
            AllowForwardedTraffic = Switch("allowForwardedTraffic", body.AllowForwardedTraffic, PeeringSwitches.AllowForwardedTraffic, false),
            AllowGatewayTransit = Switch("allowGatewayTransit", body.AllowGatewayTransit, PeeringSwitches.AllowGatewayTransit, false),
            UseRemoteGateways = Switch("useRemoteGateways", body.UseRemoteGateways, PeeringSwitches.UseRemoteGateways, false),
            DoNotVerifyRemoteGateways = Switch("doNotVerifyRemoteGateways", body.DoNotVerifyRemoteGateways, PeeringSwitches.DoNotVerifyRemoteGateways, false),
            PeerCompleteVNets = Switch("peerCompleteVnets", body.PeerCompleteVnets, PeeringSwitches.PeerCompleteVNets, true),
            EnableOnlyIPv6Peering = Switch("enableOnlyIPv6Peering", body.EnableOnlyIPv6Peering, PeeringSwitches.EnableOnlyIPv6Peering, false),
            LocalSubnetNames = Names("localSubnetNames", body.LocalSubnetNames),
            RemoteSubnetNames = Names("remoteSubnetNames", body.RemoteSubnetNames),
            State = scope.Member<PeeringState>(id, "peeringState", body.PeeringState),
            SyncLevel = scope.Member<PeeringSyncLevel>(id, "peeringSyncLevel", body.PeeringSyncLevel),
            ProvisioningState = scope.Text(id, "provisioningState", body.ProvisioningState),
            RemoteAddressSpace = scope.AddressSpace(id, "remoteAddressSpace", body.RemoteAddressSpace),
            RemoteVirtualNetworkAddressSpace = scope.AddressSpace(id, "remoteVirtualNetworkAddressSpace", body.RemoteVirtualNetworkAddressSpace),
            LocalAddressSpace = scope.AddressSpace(id, "localAddressSpace", body.LocalAddressSpace),
            LocalVirtualNetworkAddressSpace = scope.AddressSpace(id, "localVirtualNetworkAddressSpace", body.LocalVirtualNetworkAddressSpace),
            WrittenSwitches = written,
        };

        bool Switch(string property, WireText text, PeeringSwitches which, bool otherwise)
        {
            if (scope.Boolean(id, property, text) is not { } value)
            {
                return otherwise;
            }

            written |= which;
            return value;
        }

        ValueList<ResourceName> Names(string property, WireList<WireText>? list) =>
            [.. scope.RawTexts(id, property, list).Select(name => new ResourceName(name))];
    }

    // Region names are unique over all clouds, so a region tells its cloud; nothing else in these outputs does.
    private static Cloud CloudOf(Region region) => region.Name switch
    {
        ['u', 's', 'g', 'o', 'v', ..] or ['u', 's', 'd', 'o', 'd', ..] => Cloud.Government,
        ['c', 'h', 'i', 'n', 'a', ..] => Cloud.China,
        _ => Cloud.Public,
    };
}
