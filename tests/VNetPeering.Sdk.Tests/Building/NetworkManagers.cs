using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

/// <summary>Virtual Network Managers in a design.</summary>
public sealed class NetworkManagers
{
    [Test]
    public void A_verb_writes_a_group_and_a_configuration_of_one_name()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");
        VNetBuilder b = net.VNet("b", "10.2.0.0/16");

        net.NetworkManager("manager", m => m.HubAndSpoke("spokes", hub, [a, b], direct: true, useHubGateway: true).Mesh("mesh", [a, b], global: true));

        NetworkManager manager = net.Build().NetworkManagers.ShouldHaveSingleItem();
        manager.NetworkGroups.Select(group => group.Name.Value).ShouldBe(["spokes", "mesh"]);
        manager.NetworkGroups[0].StaticMembers.Select(member => member.ResourceId).ShouldBe([a.Id, b.Id]);
        ConnectivityConfiguration spokes = manager.ConnectivityConfigurations[0];
        spokes.ConnectivityTopology.ShouldBe(ConnectivityTopology.HubAndSpoke);
        spokes.HubIds.ShouldBe([hub.Id]);
        spokes.AppliesToGroups.ShouldBe([new ConnectivityGroupItem { NetworkGroupId = manager.NetworkGroups[0].Id, GroupConnectivity = GroupConnectivity.DirectlyConnected, UseHubGateway = true }]);
        spokes.DeployedRegions.ShouldBeNull();
        manager.ConnectivityConfigurations[1].ConnectivityTopology.ShouldBe(ConnectivityTopology.Mesh);
        manager.ConnectivityConfigurations[1].IsGlobal.ShouldBeTrue();
    }

    [Test]
    public void What_is_said_of_the_manager_holds_for_all_its_configurations()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");

        net.NetworkManager("manager", m => m.Mesh("one", [a]).DeployedTo("westeurope").RefusingOverlap().Mesh("two", [a]));

        foreach (ConnectivityConfiguration configuration in net.Build().NetworkManagers[0].ConnectivityConfigurations)
        {
            configuration.DeployedRegions.ShouldBe([new Region("westeurope")]);
            configuration.ConnectedGroupAddressOverlap.ShouldBe(ConnectedGroupAddressOverlap.Disallowed);
        }
    }

    [Test]
    public void Ids_follow_the_group_that_a_VNet_ends_in()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");
        net.NetworkManager("manager", m => m.Mesh("mesh", [a]));

        a.InResourceGroup("elsewhere");

        net.Build().NetworkManagers[0].NetworkGroups[0].StaticMembers[0].ResourceId!.ResourceGroup.ShouldBe("elsewhere");
    }

    [Test]
    public void An_edit_adds_to_the_manager_that_is_there()
    {
        var net = new TopologyBuilder("corp");
        net.NetworkManager("manager", m => m.Mesh("mesh", [net.VNet("a", "10.1.0.0/16")]));
        Topology before = net.Build();

        Topology after = before.With(t => t.NetworkManager("manager", m => m.Mesh("more", [t["a"]])));

        after.NetworkManagers.ShouldHaveSingleItem().NetworkGroups.Select(group => group.Name.Value).ShouldBe(["mesh", "more"]);
        before.With(_ => { }).ShouldBe(before);
    }

    [Test]
    public void A_VNet_that_is_removed_leaves_groups_and_hubs()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");
        net.NetworkManager("manager", m => m.HubAndSpoke("spokes", hub, [a]).Mesh("mesh", [hub, a]));
        Topology before = net.Build();

        NetworkManager manager = before.With(t => t.Remove(t["hub"])).NetworkManagers[0];

        manager.ConnectivityConfigurations[0].HubIds.ShouldBeEmpty();
        manager.NetworkGroups[1].StaticMembers.Select(member => member.Name.Value).ShouldBe(["a"]);
    }

    [Test]
    public void A_VNet_that_is_removed_before_it_is_built_leaves_as_well()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");
        VNetBuilder b = net.VNet("b", "10.2.0.0/16");
        net.NetworkManager("manager", m => m.Mesh("mesh", [a, b]));

        net.Remove(b);

        net.Build().NetworkManagers[0].NetworkGroups[0].StaticMembers.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("a"));
    }

    [Test]
    public void VNets_of_two_resource_groups_may_have_one_name()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder one = net.VNet("a", "10.1.0.0/16", v => v.InResourceGroup("one"));
        VNetBuilder two = net.VNet("a", "10.2.0.0/16", v => v.InResourceGroup("two"));

        net.NetworkManager("manager", m => m.Mesh("mesh", [one, two]));

        net.Build().NetworkManagers[0].NetworkGroups[0].StaticMembers.Select(member => member.Name.Value).ShouldBe(["a", "a-2"]);
    }

    [Test]
    public void A_name_is_used_once_in_a_manager()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16");
        NetworkManagerBuilder manager = net.NetworkManager("manager", m => m.Mesh("mesh", [a]));

        Should.Throw<ArgumentException>(() => manager.HubAndSpoke("MESH", a, [])).Message.ShouldStartWith("There is a network group or configuration \"MESH\" already.");
    }

    [Test]
    public void Handles_of_another_builder_are_refused()
    {
        var net = new TopologyBuilder("corp");
        VNetBuilder stranger = new TopologyBuilder("other").VNet("a", "10.1.0.0/16");

        Should.Throw<ArgumentException>(() => net.NetworkManager("manager", m => m.Mesh("mesh", [stranger])));
        Should.Throw<ArgumentException>(() => net.NetworkManager("manager", m => m.HubAndSpoke("spokes", stranger, [])));
    }
}
