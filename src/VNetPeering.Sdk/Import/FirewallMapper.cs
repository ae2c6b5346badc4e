using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Azure Firewalls, and the rules of their policies.</summary>
internal static class FirewallMapper
{
    /// <summary>The type of a firewall policy, which the model has no record of: its rules become those of the firewalls.</summary>
    internal const string PolicyType = "Microsoft.Network/firewallPolicies";

    /// <summary>The type of a rule collection group of a policy.</summary>
    internal const string GroupType = PolicyType + "/ruleCollectionGroups";

    internal static void Firewall(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireFirewall wire = WireRead.Node<WireFirewall>(ref reader)!;
        WireFirewall body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        ResourceId? subnet = null;
        HostAddress? address = null;
        var publicAddresses = new List<ResourceId>();
        foreach ((ResourceId child, WireIPConfiguration configuration) in scope.Children(id, "azureFirewallIpConfigurations", body.IpConfigurations))
        {
            WireIPConfiguration part = scope.Body(child, configuration, configuration.Properties);
            subnet ??= scope.Reference(child, "subnet", part.Subnet);
            address ??= scope.Address(child, "privateIPAddress", part.PrivateIPAddress);
            if (scope.Reference(child, "publicIPAddress", part.PublicIPAddress) is { } publicAddress)
            {
                publicAddresses.Add(publicAddress);
            }
        }

        if (scope.Reference(id, "firewallPolicy", body.FirewallPolicy) is { } policy)
        {
            scope.Estate.PoliciesOfFirewalls[id] = policy;
        }

        bool statesRules = body.NatRuleCollections is not null || body.NetworkRuleCollections is not null || body.ApplicationRuleCollections is not null;
        bool hasPolicy = scope.Estate.PoliciesOfFirewalls.ContainsKey(id);
        scope.Estate.RulesOfFirewalls[id] = RuleCollectionMapper.OfFirewall(scope, id, body) with
        {
            // A firewall without lists and without a policy is a sketch: Azure prints the lists, empty or not.
            LeavesRulesOpen = !hasPolicy && (!statesRules || body.FirewallPolicy is { HasContent: true } or { Id.IsStated: true }),
        };

        WireSku? sku = wire.Sku ?? body.Sku;
        scope.Estate.AzureFirewalls.Add(
            id,
            new AzureFirewall
            {
                Id = id,
                Tier = sku is null ? null : scope.Text(id, "sku.tier", sku.Tier),
                SubnetId = subnet,
                VirtualHubId = scope.Reference(id, "virtualHub", body.VirtualHub),
                PrivateIPAddress = address ?? HubAddress(scope, id, body),
                PublicIPAddressIds = [.. publicAddresses],
            },
            scope.File);
    }

    internal static void Policy(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireFirewallPolicy wire = WireRead.Node<WireFirewallPolicy>(ref reader)!;
        scope.Locate(id, wire.Offset);
        WireFirewallPolicy body = scope.Body(id, wire, wire.Properties);
        ValueList<ResourceId> groups = scope.References(id, "ruleCollectionGroups", body.RuleCollectionGroups);
        ResourceId? basePolicy = scope.Reference(id, "basePolicy", body.BasePolicy);
        var policy = new FirewallPolicy(id)
        {
            BasePolicyId = basePolicy,
            GroupIds = groups,
            IsOpen = (basePolicy is null && body.BasePolicy is { HasContent: true } or { Id.IsStated: true }) || body.RuleCollectionGroups is { Instead.IsStated: true } || groups.Count < (body.RuleCollectionGroups?.Items.Count ?? 0),
        };
        scope.Estate.FirewallPolicy(id).State(policy, scope.File);
    }

    internal static void RuleCollectionGroup(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireRuleCollectionGroup wire = WireRead.Node<WireRuleCollectionGroup>(ref reader)!;
        if (id.Parent is not { } policy)
        {
            return;
        }

        scope.Locate(id, wire.Offset);
        WireRuleCollectionGroup body = scope.Body(id, wire, wire.Properties);
        scope.Estate.FirewallPolicy(policy).Children.AddSeparate(id, RuleCollectionMapper.OfGroup(scope, id, body), scope.File);
    }

    private static HostAddress? HubAddress(SourceScope scope, ResourceId id, WireFirewall body) =>
        scope.Object(id, "hubIPAddresses", body.HubIPAddresses) is { } hub ? scope.Address(id, "hubIPAddresses.privateIPAddress", hub.PrivateIPAddress) : null;
}
