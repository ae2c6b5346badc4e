using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>Security admin rules as <c>az</c>, REST, Resource Graph and templates print them.</summary>
public sealed class AdminRuleTests
{
    private const string Collection = "~/networkManagers/corp/securityAdminConfigurations/guard/ruleCollections/ports";

    private const string Flat = $$$$"""
        [{"id":"~/networkManagers/corp","location":"westeurope","networkManagerScopes":{"managementGroups":["/providers/Microsoft.Management/managementGroups/root"],"subscriptions":[],"crossTenantScopes":[]}},
         {"id":"~/networkManagers/corp/networkGroups/prod"},
         {"id":"~/networkManagers/corp/securityAdminConfigurations/guard","applyOnNetworkIntentPolicyBasedServices":["AllowRulesOnly"],"description":"x","provisioningState":"Succeeded"},
         {"id":"{{{{Collection}}}}","appliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}]},
         {"id":"{{{{Collection}}}}/rules/no-ssh","kind":"Custom","access":"Deny","direction":"Inbound","priority":100,"protocol":"Tcp","description":"no",
          "sources":[{"addressPrefix":"Internet","addressPrefixType":"ServiceTag"},{"addressPrefix":"~/networkManagers/corp/networkGroups/prod","addressPrefixType":"NetworkGroup"}],
          "destinations":[{"addressPrefix":"*","addressPrefixType":"IPPrefix"}],"sourcePortRanges":["0-65535"],"destinationPortRanges":["22","3389"]}]
        """;

    private const string Nested = $$$$"""
        {"predictedResources":[
          {"id":"{{{{Collection}}}}/rules/no-ssh","type":"Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules","kind":"Custom","properties":{
           "access":"Deny","direction":"Inbound","priority":100,"protocol":"Tcp","description":"no",
           "sources":[{"addressPrefix":"Internet","addressPrefixType":"ServiceTag"},{"addressPrefix":"~/networkManagers/corp/networkGroups/prod","addressPrefixType":"NetworkGroup"}],
           "destinations":[{"addressPrefix":"*","addressPrefixType":"IPPrefix"}],"sourcePortRanges":["0-65535"],"destinationPortRanges":["22","3389"]}},
          {"id":"{{{{Collection}}}}","properties":{"appliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}]}},
          {"id":"~/networkManagers/corp/securityAdminConfigurations/guard","properties":{"applyOnNetworkIntentPolicyBasedServices":["AllowRulesOnly"]}},
          {"id":"~/networkManagers/corp/networkGroups/prod","properties":{}},
          {"id":"~/networkManagers/corp","location":"westeurope","properties":{"networkManagerScopes":{"managementGroups":["/providers/Microsoft.Management/managementGroups/root"]}}}]}
        """;

    private const string Graph = $$$$"""
        {"data":[
          {"id":"~/networkManagers/corp","type":"microsoft.network/networkmanagers","location":"westeurope","properties":{"networkManagerScopes":{"managementGroups":["/providers/Microsoft.Management/managementGroups/root"]}}},
          {"id":"~/networkManagers/corp/networkGroups/prod","type":"microsoft.network/networkmanagers/networkgroups","properties":{}},
          {"id":"~/networkManagers/corp/securityAdminConfigurations/guard","type":"microsoft.network/networkmanagers/securityadminconfigurations","properties":{"applyOnNetworkIntentPolicyBasedServices":["allowRulesOnly"]}},
          {"id":"{{{{Collection}}}}","type":"microsoft.network/networkmanagers/securityadminconfigurations/rulecollections","properties":{"appliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}]}},
          {"id":"{{{{Collection}}}}/rules/no-ssh","type":"microsoft.network/networkmanagers/securityadminconfigurations/rulecollections/rules","properties":{
           "access":"Deny","direction":"Inbound","priority":100,"protocol":"Tcp","description":"no",
           "sources":[{"addressPrefix":"Internet","addressPrefixType":"ServiceTag"},{"addressPrefix":"~/networkManagers/corp/networkGroups/prod","addressPrefixType":"NetworkGroup"}],
           "destinations":[{"addressPrefix":"*","addressPrefixType":"IPPrefix"}],"sourcePortRanges":["0-65535"],"destinationPortRanges":["22","3389"]}}]}
        """;

    [TestCase(Flat, TestName = "flat, as az prints it")]
    [TestCase(Nested, TestName = "nested in a snapshot, children first")]
    [TestCase(Graph, TestName = "as Resource Graph answers")]
    public void Everything_is_read(string json)
    {
        ImportResult result = Az.Read(json);

        ResourceId configuration = Az.NetworkId("networkManagers/corp/securityAdminConfigurations/guard");
        NetworkManager manager = result.Topology.NetworkManagers.ShouldHaveSingleItem();
        manager.Scopes!.ManagementGroups.ShouldBe(["/providers/Microsoft.Management/managementGroups/root"]);
        manager.SecurityAdminConfigurations.ShouldBe(
        [
            new SecurityAdminConfiguration
            {
                Id = configuration,
                ApplyOnNetworkIntentPolicyBasedServices = NetworkIntentPolicyBasedService.AllowRulesOnly,
                RuleCollections =
                [
                    new AdminRuleCollection
                    {
                        Id = configuration.Child("ruleCollections", "ports"),
                        AppliesToGroups = [Az.NetworkId("networkManagers/corp/networkGroups/prod")],
                        Rules =
                        [
                            new AdminRule
                            {
                                Name = "no-ssh",
                                Priority = 100,
                                Direction = SecurityRuleDirection.Inbound,
                                Access = AdminRuleAccess.Deny,
                                Protocol = "Tcp",
                                Sources =
                                [
                                    new AdminRuleAddress { AddressPrefix = "Internet", AddressPrefixType = AdminRuleAddressType.ServiceTag },
                                    new AdminRuleAddress { AddressPrefix = Az.NetworkId("networkManagers/corp/networkGroups/prod").ToString(), AddressPrefixType = AdminRuleAddressType.NetworkGroup },
                                ],
                                Destinations = [new AdminRuleAddress { AddressPrefix = "*" }],
                                SourcePortRanges = ["0-65535"],
                                DestinationPortRanges = ["22", "3389"],
                                Description = "no",
                            },
                        ],
                    },
                ],
            },
        ]);
        result.Ignored.ShouldBeEmpty();
        result.Topology.UnreadValues.ShouldBeEmpty();
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void An_answer_about_what_is_active_names_regions_and_groups()
    {
        NetworkManager manager = Az.Read($$$$"""
            {"value":[
             {"id":"{{{{Collection}}}}/rules/no-ssh","region":"westeurope","commitTime":"2026-01-01T00:00:00Z","kind":"Custom","configurationDescription":"x",
              "ruleCollectionAppliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}],
              "ruleGroups":[{"id":"~/networkManagers/corp/networkGroups/prod","properties":{}}],
              "properties":{"access":"AlwaysAllow","direction":"Outbound","priority":7,"protocol":"Any","sources":[],"destinations":[],"sourcePortRanges":[],"destinationPortRanges":[]}},
             {"id":"{{{{Collection}}}}/rules/no-ssh","region":"eastus","ruleCollectionAppliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}],
              "access":"AlwaysAllow","direction":"Outbound","priority":7,"protocol":"Any","sources":[],"destinations":[],"sourcePortRanges":[],"destinationPortRanges":[]},
             {"id":"~/networkManagers/corp/securityAdminConfigurations/other","properties":{}}]}
            """).Topology.NetworkManagers[0];

        manager.SecurityAdminConfigurations.Select(one => (one.Name.Value, one.DeployedRegions)).ShouldBe(
            [("guard", new ValueList<Region>(["westeurope", "eastus"])), ("other", ValueList<Region>.Empty)]);
        AdminRuleCollection collection = manager.SecurityAdminConfigurations[0].RuleCollections.ShouldHaveSingleItem();
        collection.AppliesToGroups.ShouldBe([Az.NetworkId("networkManagers/corp/networkGroups/prod")]);
        collection.Rules.ShouldHaveSingleItem().Access.ShouldBe(AdminRuleAccess.AlwaysAllow);
    }

    [Test]
    public void An_answer_about_what_is_effective_says_nothing_about_regions()
    {
        SecurityAdminConfiguration configuration = Az.Read($$$$"""
            {"value":[{"id":"{{{{Collection}}}}/rules/no-ssh","kind":"Custom","ruleCollectionAppliesToGroups":[{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}],
              "properties":{"access":"Deny","direction":"Inbound","priority":7,"protocol":"Icmp"}}]}
            """).Topology.NetworkManagers[0].SecurityAdminConfigurations.ShouldHaveSingleItem();

        configuration.DeployedRegions.ShouldBeNull();
        configuration.RuleCollections[0].AppliesToGroups.Count.ShouldBe(1);
    }

    [Test]
    public void Values_that_cannot_be_read_are_kept_as_such()
    {
        Topology topology = Az.Read($$$$"""
            [{"id":"~/networkManagers/corp/securityAdminConfigurations/guard","applyOnNetworkIntentPolicyBasedServices":["Some"]},
             {"id":"{{{{Collection}}}}","appliesToGroups":[{"networkGroupId":"prod"},"[parameters('more')]"]},
             {"id":"{{{{Collection}}}}/rules/a","access":"Refuse","direction":"Inbound","priority":1},
             {"id":"{{{{Collection}}}}/rules/b","access":"Deny","direction":"Inbound"},
             {"id":"{{{{Collection}}}}/rules/c","access":"Deny","direction":"Inbound","priority":3,"protocol":"[parameters('p')]","sources":[{"addressPrefix":"[parameters('a')]","addressPrefixType":"Odd"}],"destinationPortRanges":["[parameters('x')]"]}]
            """).Topology;

        topology.NetworkManagers[0].SecurityAdminConfigurations[0].RuleCollections[0].Rules.ShouldHaveSingleItem().Sources[0].AddressPrefix.ShouldBe("[parameters('a')]");
        topology.UnreadValues.Select(value => (value.Property, value.Kind)).ShouldBe(
        [
            ("applyOnNetworkIntentPolicyBasedServices[0]", UnreadValueKind.UnknownWord),
            ("appliesToGroups", UnreadValueKind.Unresolved),
            ("appliesToGroups[0].networkGroupId", UnreadValueKind.MalformedReference),
            ("access", UnreadValueKind.UnknownWord),
            ("priority", UnreadValueKind.UnknownWord),
            ("protocol", UnreadValueKind.Unresolved),
            ("sources[0].addressPrefix", UnreadValueKind.Unresolved),
            ("sources[0].addressPrefixType", UnreadValueKind.UnknownWord),
            ("destinationPortRanges[0]", UnreadValueKind.Unresolved),
        ]);
    }

    [Test]
    public void Groups_and_collections_that_no_source_describes_are_named() => Az.Read($$$$"""
        [{"id":"{{{{Collection}}}}/rules/a","access":"Deny","direction":"Inbound","priority":1}]
        """).Diagnostics.Where(finding => finding.Id == "VNP8003").Select(finding => finding.Resource!.Name.Value).ShouldBe(["ports"]);

    [Test]
    public void A_saved_topology_gives_the_same_rules()
    {
        Topology topology = Az.Read(Flat).Topology;
        NetworkManager manager = topology.NetworkManagers[0];
        topology = topology with { NetworkManagers = [manager with { SecurityAdminConfigurations = [manager.SecurityAdminConfigurations[0] with { DeployedRegions = ["eastus"] }] }] };

        ImportResult again = EstateImporter.ReadText("saved.json", TopologyJson.Save(topology));

        again.Topology.NetworkManagers.ShouldBe(topology.NetworkManagers);
    }

    [Test]
    public void A_subnet_tells_of_an_application_gateway_in_it() => Az.Read("""
        [{"id":"~/virtualNetworks/app","addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[{"name":"agw","addressPrefix":"10.0.0.0/24",
          "applicationGatewayIPConfigurations":[{"id":"~/applicationGateways/agw/gatewayIPConfigurations/ip"}]}]}]
        """).Topology.VNets[0].Subnets[0].IPConfigurationIds.ShouldHaveSingleItem().Parent!.IsOfType(ResourceTypes.ApplicationGateway).ShouldBeTrue();
}
