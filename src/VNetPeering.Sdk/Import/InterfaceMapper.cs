using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>What has addresses in a subnet or gives one: interfaces, machines, private endpoints, public addresses, NAT gateways.</summary>
internal static class InterfaceMapper
{
    internal static void NetworkInterface(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNetworkInterface wire = WireRead.Node<WireNetworkInterface>(ref reader)!;
        WireNetworkInterface body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        scope.Estate.NetworkInterfaces.Add(
            id,
            new NetworkInterface
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                EnableIPForwarding = scope.Boolean(id, "enableIPForwarding", body.EnableIPForwarding) ?? false,
                IPConfigurations = [.. scope.Children(id, "ipConfigurations", body.IPConfigurations).Select(item => Configuration(scope, item.Id, item.Child))],
                NetworkSecurityGroupId = scope.Reference(id, "networkSecurityGroup", body.NetworkSecurityGroup),
                VirtualMachineId = scope.Reference(id, "virtualMachine", body.VirtualMachine),
            },
            scope.File);
    }

    internal static void VirtualMachine(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireVirtualMachine wire = WireRead.Node<WireVirtualMachine>(ref reader)!;
        WireVirtualMachine body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        const string property = "networkProfile.networkInterfaces";
        WireNetworkProfile? profile = scope.Object(id, "networkProfile", body.NetworkProfile);
        var interfaces = new List<(ResourceId Id, bool Primary)>();
        foreach (WireInterfaceReference reference in scope.Items(id, property, profile?.NetworkInterfaces))
        {
            WireText primary = (reference.Properties ?? reference).Primary;
            if (scope.Id(id, property, reference.Id) is { } target)
            {
                interfaces.Add((target, scope.Boolean(id, $"{property}.primary", primary) is true));
            }
        }

        scope.Estate.VirtualMachines.Add(
            id,
            new VirtualMachine { Id = id, NetworkInterfaceIds = [.. interfaces.OrderByDescending(item => item.Primary).Select(item => item.Id)] },
            scope.File);
    }

    internal static void PrivateEndpoint(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WirePrivateEndpoint wire = WireRead.Node<WirePrivateEndpoint>(ref reader)!;
        WirePrivateEndpoint body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        IEnumerable<HostAddress> configured = scope.Children(id, "ipConfigurations", body.IpConfigurations)
            .Select(item => scope.Address(item.Id, "privateIPAddress", (item.Child.Properties ?? item.Child).PrivateIPAddress))
            .OfType<HostAddress>();
        IEnumerable<HostAddress> named = scope.Items(id, "customDnsConfigs", body.CustomDnsConfigs)
            .SelectMany(config => scope.Addresses(id, "customDnsConfigs.ipAddresses", config.IpAddresses));
        var endpoint = new PrivateEndpoint
        {
            Id = id,
            SubnetId = scope.Reference(id, "subnet", body.Subnet),
            Addresses = [.. configured.Concat(named).Distinct()],
        };
        scope.Estate.PrivateEndpoints.Add(id, endpoint, scope.File);

        // The platform's interface of an endpoint is often not exported, and then nothing is missing: the endpoint itself says what is needed.
        foreach (WireReference reference in scope.Items(id, "networkInterfaces", body.NetworkInterfaces))
        {
            if (endpoint.Addresses.Count == 0 && ResourceId.TryParse(reference.Id.Value, out ResourceId? target))
            {
                scope.Estate.EndpointInterfaces.Add((id, target));
            }
        }
    }

    internal static void PublicIPAddress(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WirePublicIPAddress wire = WireRead.Node<WirePublicIPAddress>(ref reader)!;
        WirePublicIPAddress body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        scope.Estate.PublicIPAddresses.Add(
            id,
            new PublicIPAddress
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                Address = scope.Address(id, "ipAddress", body.IpAddress),
                Sku = Sku(scope, id, wire.Sku ?? body.Sku),
                Zones = wire.Zones is null ? null : [.. scope.RawTexts(id, "zones", wire.Zones)],
            },
            scope.File);
    }

    internal static void NatGateway(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNatGateway wire = WireRead.Node<WireNatGateway>(ref reader)!;
        WireNatGateway body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        scope.References(id, "subnets", body.Subnets);
        scope.Estate.NatGateways.Add(
            id,
            new NatGateway { Id = id, PublicIPAddressIds = scope.References(id, "publicIpAddresses", body.PublicIpAddresses) },
            scope.File);
    }

    internal static void ApplicationSecurityGroup(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNamed wire = WireRead.Node<WireNamed>(ref reader)!;
        scope.Locate(id, wire.Offset);
        scope.Estate.ApplicationSecurityGroups.Add(id, new ApplicationSecurityGroup { Id = id }, scope.File);
    }

    internal static string? Sku(SourceScope scope, ResourceId id, WireSku? sku) =>
        sku is null ? null : scope.Text(id, "sku.name", sku.Instead.IsStated ? sku.Instead : sku.Name);

    private static IPConfiguration Configuration(SourceScope scope, ResourceId id, WireIPConfiguration wire)
    {
        scope.Locate(id, wire.Offset);
        WireIPConfiguration body = scope.Body(id, wire, wire.Properties);
        ValueList<ResourceId> groups = scope.References(id, "applicationSecurityGroups", body.ApplicationSecurityGroups);
        return new IPConfiguration
        {
            Name = id.Name,
            SubnetId = scope.Reference(id, "subnet", body.Subnet),
            PrivateIPAddress = scope.Address(id, "privateIPAddress", body.PrivateIPAddress),
            IsAddressDynamic = body.IsAddressDynamic,
            PublicIPAddressId = scope.Reference(id, "publicIPAddress", body.PublicIPAddress),
            ApplicationSecurityGroupIds = groups,
            LoadBalancerBackendPoolIds = scope.References(id, "loadBalancerBackendAddressPools", body.LoadBalancerBackendAddressPools),
        };
    }
}
