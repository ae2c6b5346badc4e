using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

/// <summary>Security admin rules in the builder.</summary>
public sealed class AdminRules
{
    private static readonly AdminRule NoSsh = AdminRule.Inbound("no-ssh", 100, AdminRuleAccess.Deny, Protocol.Tcp(22), from: "Internet");

    [Test]
    public void Each_call_is_a_group_and_a_collection_of_one_configuration()
    {
        var net = new TopologyBuilder("net").In("westeurope");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16");
        VNetBuilder data = net.VNet("data", "10.2.0.0/16");

        net.NetworkManager("corp", m => m.SecurityAdmin("base", [app, data], NoSsh).SecurityAdmin("more", [data]).OnIntentPolicyServices(NetworkIntentPolicyBasedService.AllowRulesOnly)
            .Scoped(new NetworkManagerScopes { ManagementGroups = ["root"] }).DeployedTo("westeurope"));

        NetworkManager manager = net.Build().NetworkManagers.ShouldHaveSingleItem();
        SecurityAdminConfiguration configuration = manager.SecurityAdminConfigurations.ShouldHaveSingleItem();
        configuration.ApplyOnNetworkIntentPolicyBasedServices.ShouldBe(NetworkIntentPolicyBasedService.AllowRulesOnly);
        configuration.DeployedRegions.ShouldBe(new ValueList<Region>(["westeurope"]));
        configuration.RuleCollections.Select(collection => (collection.Name.Value, collection.AppliesToGroups.Single().Name.Value, collection.Rules.Count)).ShouldBe([("base", "base", 1), ("more", "more", 0)]);
        manager.NetworkGroups.Select(group => group.StaticMembers.Count).ShouldBe([2, 1]);
        manager.Scopes!.ManagementGroups.ShouldBe(["root"]);
        manager.ConnectivityConfigurations.ShouldBeEmpty();
    }

    [Test]
    public void A_rule_says_in_Azures_words_what_it_was_given()
    {
        NoSsh.ShouldBe(new AdminRule
        {
            Name = "no-ssh",
            Priority = 100,
            Direction = SecurityRuleDirection.Inbound,
            Access = AdminRuleAccess.Deny,
            Protocol = "Tcp",
            Sources = [new AdminRuleAddress { AddressPrefix = "Internet", AddressPrefixType = AdminRuleAddressType.ServiceTag }],
            Destinations = [new AdminRuleAddress { AddressPrefix = "*" }],
            SourcePortRanges = ["0-65535"],
            DestinationPortRanges = ["22"],
        });
        AdminRule.Outbound("x", 1, AdminRuleAccess.Allow, Protocol.Any, to: "10.0.0.0/8").Destinations[0].AddressPrefixType.ShouldBe(AdminRuleAddressType.IPPrefix);
        Should.Throw<ArgumentException>(() => AdminRule.Outbound("x", 1, AdminRuleAccess.Allow, Protocol.Create(ProtocolKind.Other))).Message.ShouldStartWith("No rule can name this protocol.");
    }

    [Test]
    public void A_change_of_a_topology_adds_to_the_configuration_that_is_there()
    {
        var net = new TopologyBuilder("net");
        net.NetworkManager("corp", m => m.SecurityAdmin("base", [net.VNet("app", "10.1.0.0/16")], NoSsh));

        Topology changed = net.Build().With(edit => edit.NetworkManager("corp", m => m.SecurityAdmin("more", [edit["app"]], NoSsh)));

        changed.NetworkManagers[0].SecurityAdminConfigurations.ShouldHaveSingleItem().RuleCollections.Select(collection => collection.Name.Value).ShouldBe(["base", "more"]);
    }

    [Test]
    public void A_VNet_that_is_removed_leaves_the_groups()
    {
        var net = new TopologyBuilder("net");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16");
        VNetBuilder data = net.VNet("data", "10.2.0.0/16");
        net.NetworkManager("corp", m => m.SecurityAdmin("base", [app, data], NoSsh));

        net.Remove(data);

        net.Build().NetworkManagers[0].NetworkGroups[0].StaticMembers.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("app"));
    }

    [Test]
    public void A_name_is_taken_once()
    {
        var net = new TopologyBuilder("net");
        VNetBuilder app = net.VNet("app", "10.1.0.0/16");
        NetworkManagerBuilder manager = net.NetworkManager("corp").SecurityAdmin("base", [app], NoSsh);

        Should.Throw<ArgumentException>(() => manager.SecurityAdmin("BASE", [app])).Message.ShouldStartWith("There is a network group or configuration \"BASE\" already.");
        Should.Throw<ArgumentException>(() => manager.Mesh("base", [app]));
        Should.Throw<ArgumentNullException>(() => manager.SecurityAdmin("other", [app], null!));
    }
}
