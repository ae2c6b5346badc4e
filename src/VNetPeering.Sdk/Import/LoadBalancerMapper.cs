using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Load balancers.</summary>
internal static class LoadBalancerMapper
{
    internal static void LoadBalancer(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireLoadBalancer wire = WireRead.Node<WireLoadBalancer>(ref reader)!;
        WireLoadBalancer body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        scope.Estate.LoadBalancers.Add(
            id,
            new LoadBalancer
            {
                Id = id,
                Sku = InterfaceMapper.Sku(scope, id, wire.Sku ?? body.Sku),
                FrontEnds = [.. scope.Children(id, "frontendIPConfigurations", body.FrontendIPConfigurations).Select(item => FrontEnd(scope, item.Id, item.Child))],
                BackendPoolIds = [.. scope.Children(id, "backendAddressPools", body.BackendAddressPools).Select(item => item.Id)],
                Rules =
                [
                    .. scope.Children(id, "loadBalancingRules", body.LoadBalancingRules).Select(item => Rule(scope, item.Id, item.Child)),
                    .. scope.Children(id, "inboundNatRules", body.InboundNatRules).Select(item => Rule(scope, item.Id, item.Child)),
                ],
                OutboundPoolIds = OutboundPools(scope, id, body),
            },
            scope.File);
    }

    private static LoadBalancerFrontEnd FrontEnd(SourceScope scope, ResourceId id, WireIPConfiguration wire)
    {
        scope.Locate(id, wire.Offset);
        WireIPConfiguration body = scope.Body(id, wire, wire.Properties);
        return new LoadBalancerFrontEnd
        {
            Name = id.Name,
            SubnetId = scope.Reference(id, "subnet", body.Subnet),
            PrivateIPAddress = scope.Address(id, "privateIPAddress", body.PrivateIPAddress),
            IsAddressDynamic = body.IsAddressDynamic,
            PublicIPAddressId = scope.Reference(id, "publicIPAddress", body.PublicIPAddress),
        };
    }

    private static LoadBalancerRule Rule(SourceScope scope, ResourceId id, WireLoadBalancerRule wire)
    {
        WireLoadBalancerRule body = scope.Body(id, wire, wire.Properties);
        return new LoadBalancerRule
        {
            Name = id.Name,
            FrontEnd = scope.Reference(id, "frontendIPConfiguration", body.FrontendIPConfiguration)?.Name ?? default,
            BackendPoolId = scope.Reference(id, "backendAddressPool", body.BackendAddressPool),
            Protocol = scope.Text(id, "protocol", body.Protocol) ?? "All",
            FrontEndPort = Port("frontendPort", body.FrontendPort),
            BackendPort = Port("backendPort", body.BackendPort),
            BackendIPConfigurationId = scope.Reference(id, "backendIPConfiguration", body.BackendIPConfiguration),
        };

        int Port(string property, WireText text) => (int)Math.Clamp(scope.Number(id, property, text) ?? 0, 0, ushort.MaxValue);
    }

    private static ValueList<ResourceId> OutboundPools(SourceScope scope, ResourceId id, WireLoadBalancer body)
    {
        var pools = new List<ResourceId>();
        foreach ((ResourceId child, WireLoadBalancerRule rule) in scope.Children(id, "outboundRules", body.OutboundRules))
        {
            if (scope.Reference(child, "backendAddressPool", scope.Body(child, rule, rule.Properties).BackendAddressPool) is { } pool)
            {
                pools.Add(pool);
            }
        }

        return [.. pools.Distinct()];
    }
}
