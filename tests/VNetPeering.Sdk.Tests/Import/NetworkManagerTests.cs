using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>Virtual Network Managers as <c>az</c>, REST, Resource Graph and templates print them.</summary>
public sealed class NetworkManagerTests
{
    private const string Flat = """
        [{"id":"~/networkManagers/corp","name":"corp","location":"westeurope","networkManagerScopeAccesses":["Connectivity"]},
         {"id":"~/networkManagers/corp/networkGroups/prod","name":"prod","memberType":"VirtualNetwork"},
         {"id":"~/networkManagers/corp/networkGroups/prod/staticMembers/app","name":"app","region":"westeurope","resourceId":"~/virtualNetworks/app"},
         {"id":"~/networkManagers/corp/connectivityConfigurations/spokes","name":"spokes","connectivityTopology":"HubAndSpoke","deleteExistingPeering":"True","isGlobal":"False",
          "hubs":[{"resourceId":"~/virtualNetworks/hub","resourceType":"Microsoft.Network/virtualNetworks"}],
          "appliesToGroups":[{"groupConnectivity":"DirectlyConnected","isGlobal":"True","networkGroupId":"~/networkManagers/corp/networkGroups/prod","useHubGateway":"True"}],
          "connectivityCapabilities":{"connectedGroupAddressOverlap":"Disallowed","connectedGroupPrivateEndpointsScale":"HighScale","peeringEnforcement":"Enforced"}}]
        """;

    private const string Nested = """
        {"value":[
          {"id":"~/networkManagers/corp/networkGroups/prod/staticMembers/app","properties":{"resourceId":"~/virtualNetworks/app"}},
          {"id":"~/networkManagers/corp/connectivityConfigurations/spokes","properties":{"connectivityTopology":"HubAndSpoke","deleteExistingPeering":"True",
           "hubs":[{"resourceId":"~/virtualNetworks/hub"}],
           "appliesToGroups":[{"groupConnectivity":"DirectlyConnected","isGlobal":"True","networkGroupId":"~/networkManagers/corp/networkGroups/prod","useHubGateway":"True"}],
           "connectivityCapabilities":{"connectedGroupAddressOverlap":"Disallowed","connectedGroupPrivateEndpointsScale":"HighScale","peeringEnforcement":"Enforced"}}},
          {"id":"~/networkManagers/corp","location":"westeurope","properties":{"networkManagerScopeAccesses":["Connectivity"]}},
          {"id":"~/networkManagers/corp/networkGroups/prod","properties":{"memberType":"VirtualNetwork"}}]}
        """;

    [TestCase(Flat, TestName = "flat, as az prints it")]
    [TestCase(Nested, TestName = "nested, children first")]
    public void Everything_is_read(string json)
    {
        ImportResult result = Az.Read(json);

        NetworkManager manager = result.Topology.NetworkManagers.ShouldHaveSingleItem();
        manager.ShouldBe(new NetworkManager
        {
            Id = Az.NetworkId("networkManagers/corp"),
            Region = "westeurope",
            NetworkGroups =
            [
                new NetworkGroup
                {
                    Id = Az.NetworkId("networkManagers/corp/networkGroups/prod"),
                    StaticMembers = [new StaticMember { Name = "app", ResourceId = Az.NetworkId("virtualNetworks/app") }],
                },
            ],
            ConnectivityConfigurations =
            [
                new ConnectivityConfiguration
                {
                    Id = Az.NetworkId("networkManagers/corp/connectivityConfigurations/spokes"),
                    ConnectivityTopology = ConnectivityTopology.HubAndSpoke,
                    HubIds = [Az.NetworkId("virtualNetworks/hub")],
                    DeleteExistingPeering = true,
                    AppliesToGroups =
                    [
                        new ConnectivityGroupItem
                        {
                            NetworkGroupId = Az.NetworkId("networkManagers/corp/networkGroups/prod"),
                            GroupConnectivity = GroupConnectivity.DirectlyConnected,
                            UseHubGateway = true,
                            IsGlobal = true,
                        },
                    ],
                    ConnectedGroupAddressOverlap = ConnectedGroupAddressOverlap.Disallowed,
                    ConnectedGroupPrivateEndpointsScale = ConnectedGroupPrivateEndpointsScale.HighScale,
                    PeeringEnforcement = PeeringEnforcement.Enforced,
                },
            ],
        });
        result.Ignored.ShouldBeEmpty();
        result.Topology.UnreadValues.ShouldBeEmpty();
    }

    [Test]
    public void An_answer_about_what_is_deployed_names_the_regions()
    {
        NetworkManager manager = Az.Read("""
            [{"id":"~/networkManagers/corp/connectivityConfigurations/one","connectivityTopology":"Mesh","appliesToGroups":[]},
             {"id":"~/networkManagers/corp/connectivityConfigurations/two","connectivityTopology":"Mesh","appliesToGroups":[]},
             {"id":"~/networkManagers/corp/connectivityConfigurations/one","commitTime":"2026-01-01T00:00:00Z","region":"westeurope","connectivityTopology":"Mesh","appliesToGroups":[],
              "configurationGroups":[{"id":"~/networkManagers/corp/networkGroups/prod"}]},
             {"id":"~/networkManagers/corp/connectivityConfigurations/one","region":"eastus","properties":{"connectivityTopology":"Mesh","appliesToGroups":[]}}]
            """).Topology.NetworkManagers[0];

        manager.ConnectivityConfigurations.Select(one => one.DeployedRegions).ShouldBe([new ValueList<Region>(["westeurope", "eastus"]), ValueList<Region>.Empty]);
    }

    [Test]
    public void Without_such_an_answer_the_deployment_is_not_stated() => Az.Read(Flat).Topology.NetworkManagers[0].ConnectivityConfigurations[0].DeployedRegions.ShouldBeNull();

    [Test]
    public void Members_of_which_the_answer_does_not_say_the_group_are_reported()
    {
        ImportResult result = Az.Read("""
            [{"id":"~/virtualNetworks/app","location":"westeurope","membershipType":"Dynamic"},
             {"id":"~/virtualNetworks/real","addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}]
            """);

        result.Topology.VNets.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("real"));
        result.Ignored.ShouldHaveSingleItem().Reason.ShouldStartWith("It is an effective member of a network group");
    }

    [TestCase("properties", TestName = "nested")]
    [TestCase("", TestName = "flat")]
    public void A_policy_puts_VNets_into_a_group(string nesting)
    {
        string rule = """ "policyRule":{"if":{"field":"name","contains":"-prod"},"then":{"effect":"addToNetworkGroup","details":{"networkGroupId":"~/networkManagers/corp/networkGroups/prod"}}}""";
        string body = nesting.Length == 0 ? rule : $"\"properties\":{{{rule}}}";

        ImportResult result = Az.Read(("estate.json", Flat), ("policies.json", $$$$"""
            [{"id":"/providers/Microsoft.Management/managementGroups/root/providers/Microsoft.Authorization/policyDefinitions/members","type":"Microsoft.Authorization/policyDefinitions",{{{{body}}}}},
             {"id":"/providers/Microsoft.Authorization/policyDefinitions/other","type":"Microsoft.Authorization/policyDefinitions","policyRule":{"if":{},"then":{"effect":"deny"}}}]
            """));

        result.Topology.NetworkManagers[0].NetworkGroups[0].MayHaveOtherMembers.ShouldBeTrue();
        result.Ignored.ShouldHaveSingleItem().Count.ShouldBe(1);
        EstateImporter.ReadText("saved.json", TopologyJson.Save(result.Topology)).Topology.NetworkManagers.ShouldBe(result.Topology.NetworkManagers);
    }

    [Test]
    public void A_policy_for_a_group_that_an_expression_names_may_be_for_any() => Az.Read(("estate.json", Flat), ("policies.json", """
        [{"id":"/subscriptions/s/providers/Microsoft.Authorization/policyDefinitions/members","properties":{"policyRule":{"then":{"effect":"[parameters('effect')]","details":{"networkGroupId":"[parameters('group')]"}}}}}]
        """)).Topology.NetworkManagers[0].NetworkGroups[0].MayHaveOtherMembers.ShouldBeTrue();

    [Test]
    public void A_group_of_which_no_source_lists_a_member_is_not_empty_for_that() => Az.Read("""
        [{"id":"~/networkManagers/corp/networkGroups/prod","memberType":"VirtualNetwork"}]
        """).Topology.NetworkManagers[0].NetworkGroups[0].MayHaveOtherMembers.ShouldBeTrue();

    [Test]
    public void A_VNet_that_a_policy_made_a_member_of_some_group_may_be_in_any() => Az.Read(("estate.json", Flat), ("members.json", """
        [{"id":"~/virtualNetworks/app","membershipType":"Dynamic"}]
        """)).Topology.NetworkManagers[0].NetworkGroups[0].MayHaveOtherMembers.ShouldBeTrue();

    [Test]
    public void Values_that_cannot_be_read_are_kept_as_such()
    {
        Topology topology = Az.Read("""
            [{"id":"~/networkManagers/corp/networkGroups/prod/staticMembers/app","resourceId":"[resourceId('x')]"},
             {"id":"~/networkManagers/corp/connectivityConfigurations/odd","connectivityTopology":"Ring"},
             {"id":"~/networkManagers/corp/connectivityConfigurations/none"},
             {"id":"~/networkManagers/corp/connectivityConfigurations/mesh","connectivityTopology":"Mesh","appliesToGroups":[{"networkGroupId":"prod"},"[parameters('more')]"],"isGlobal":"perhaps"}]
            """).Topology;

        topology.NetworkManagers[0].NetworkGroups[0].StaticMembers[0].ResourceId.ShouldBeNull();
        topology.NetworkManagers[0].ConnectivityConfigurations.ShouldHaveSingleItem().AppliesToGroups.ShouldBeEmpty();
        topology.UnreadValues.Select(value => (value.Property, value.Kind)).ShouldBe(
        [
            ("resourceId", UnreadValueKind.Unresolved),
            ("connectivityTopology", UnreadValueKind.UnknownWord),
            ("connectivityTopology", UnreadValueKind.UnknownWord),
            ("appliesToGroups", UnreadValueKind.Unresolved),
            ("appliesToGroups[0].networkGroupId", UnreadValueKind.MalformedReference),
            ("isGlobal", UnreadValueKind.UnknownWord),
        ]);
    }

    [Test]
    public void Members_and_hubs_that_no_source_describes_are_named()
    {
        ImportResult result = Az.Read(Flat);

        result.Diagnostics.Where(finding => finding.Id == "VNP8003").Select(finding => finding.Resource!.Name.Value).ShouldBe(["app", "hub"], ignoreOrder: true);
    }

    [Test]
    public void A_saved_topology_gives_the_same_managers()
    {
        Topology topology = Az.Read(Flat).Topology;
        NetworkManager manager = topology.NetworkManagers[0];
        topology = topology with { NetworkManagers = [manager with { ConnectivityConfigurations = [manager.ConnectivityConfigurations[0] with { DeployedRegions = [] }] }] };

        ImportResult again = EstateImporter.ReadText("saved.json", TopologyJson.Save(topology));

        again.Topology.NetworkManagers.ShouldBe(topology.NetworkManagers);
    }
}
