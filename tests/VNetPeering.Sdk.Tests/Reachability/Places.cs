using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>The texts that name a place (architecture, "Command line").</summary>
public sealed class Places
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";

    [TestCase("hub/shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase("HUB/Shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase("rg/hub/shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase(Subscription + "/rg/hub/shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase("/subscriptions/" + Subscription + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub/subnets/shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase("/SUBSCRIPTIONS/" + Subscription + "/resourcegroups/RG/providers/microsoft.network/virtualnetworks/HUB/subnets/SHARED", PlaceKind.Subnet, "hub/shared")]
    [TestCase("subnet:shared", PlaceKind.Subnet, "hub/shared")]
    [TestCase("nic0", PlaceKind.NetworkInterface, "nic0")]
    [TestCase("nic:nic0", PlaceKind.NetworkInterface, "nic0")]
    [TestCase("rg/nic0", PlaceKind.NetworkInterface, "nic0")]
    [TestCase("vm0", PlaceKind.VirtualMachine, "vm0")]
    [TestCase("VM:vm0", PlaceKind.VirtualMachine, "vm0")]
    [TestCase("hq", PlaceKind.Site, "hq")]
    [TestCase("site:HQ", PlaceKind.Site, "hq")]
    [TestCase("hub-gw", PlaceKind.ClientPool, "hub-gw")]
    [TestCase("pool:hub-gw", PlaceKind.ClientPool, "hub-gw")]
    [TestCase("internet", PlaceKind.Internet, "internet")]
    [TestCase("Internet", PlaceKind.Internet, "internet")]
    [TestCase("10.0.1.9", PlaceKind.Address, "10.0.1.9")]
    [TestCase("ip:10.0.1.9", PlaceKind.Address, "10.0.1.9")]
    [TestCase("192.168.1.9", PlaceKind.Site, "hq", TestName = "an address of a site is the site")]
    [TestCase("172.30.0.9", PlaceKind.ClientPool, "hub-gw", TestName = "an address of a pool is the pool")]
    [TestCase("8.8.8.8", PlaceKind.Internet, "8.8.8.8", TestName = "a public address is the Internet")]
    [TestCase("10.99.0.9", PlaceKind.Address, "10.99.0.9", TestName = "a private address that nobody owns")]
    [TestCase("2001:4860::8888", PlaceKind.Internet, "2001:4860::8888")]
    public void A_text_names_a_place(string text, PlaceKind kind, string name)
    {
        Place place = Estate().Compile().FindPlace(text);

        (place.Kind, place.Name).ShouldBe((kind, name));
    }

    [TestCase("web", "spoke1/web", TestName = "a bare subnet name is none, and names the candidates")]
    [TestCase("hub/nothing", "hub/shared")]
    [TestCase("spoke9/web", "spoke1/web")]
    [TestCase("site:nowhere", "hq")]
    [TestCase("nic:vm0", "vm0")]
    public void An_unknown_place_is_refused_with_candidates(string text, string candidate) =>
        Should.Throw<PlaceException>(() => Estate().Compile().FindPlace(text)).Candidates.ShouldContain(candidate);

    [Test]
    public void An_ambiguous_place_is_refused_with_texts_that_are_not()
    {
        Topology topology = Estate();
        VNet twin = topology.VNets[1] with { Id = ResourceId.Create(Subscription, "other", ResourceTypes.VNet, "spoke1") };
        topology = topology with { VNets = [.. topology.VNets, twin with { Peerings = [], Subnets = [twin.Subnets[0] with { Id = twin.Id.Child("subnets", "web") }] }] };
        CompiledNetwork network = topology.Compile();

        PlaceException refusal = Should.Throw<PlaceException>(() => network.FindPlace("spoke1/web"));

        refusal.Candidates.Count.ShouldBe(2);
        refusal.Candidates.Select(text => network.FindPlace(text).Resource!.ResourceGroup).ShouldBe(["rg", "other"], ignoreOrder: true);
        network.FindPlace("other/spoke1/web").Resource!.ResourceGroup.ShouldBe("other");
    }

    [Test]
    public void Kinds_of_one_name_need_their_prefix()
    {
        Topology topology = Estate();
        CompiledNetwork network = (topology with { Sites = [.. topology.Sites, new Site { Name = "nic0", AddressSpace = Draw.Prefixes("172.20.0.0/16") }] }).Compile();

        PlaceException refusal = Should.Throw<PlaceException>(() => network.FindPlace("nic0"));

        refusal.Candidates.Select(text => network.FindPlace(text).Kind).ShouldBe([PlaceKind.NetworkInterface, PlaceKind.Site], ignoreOrder: true);
        network.FindPlace("site:nic0").Kind.ShouldBe(PlaceKind.Site);
    }

    [Test]
    public void A_VM_and_its_interface_of_one_name_are_one_place()
    {
        Topology topology = Estate();
        CompiledNetwork network = (topology with { VirtualMachines = [new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, "nic0"), NetworkInterfaceIds = [topology.NetworkInterfaces[0].Id] }] }).Compile();

        network.FindPlace("nic0").Kind.ShouldBe(PlaceKind.NetworkInterface);
        network.FindPlace("vm:nic0").Kind.ShouldBe(PlaceKind.VirtualMachine);
    }

    [Test]
    public void A_VM_and_an_interface_of_another_VM_of_one_name_are_two()
    {
        Topology topology = Estate();
        CompiledNetwork network = (topology with { VirtualMachines = [new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, "nic0") }] }).Compile();

        Should.Throw<PlaceException>(() => network.FindPlace("nic0")).Candidates.Count.ShouldBe(2);
    }

    [TestCase("internet")]
    [TestCase("hq")]
    [TestCase("pool:hub-gw")]
    [TestCase("10.0.3.9", TestName = "an address in no subnet")]
    public void What_lies_in_no_subnet_has_no_effective_routes(string text) =>
        Should.Throw<PlaceException>(() => Estate().Compile().EffectiveRoutes(text));

    [TestCase("nic0")]
    [TestCase("vm0")]
    [TestCase("10.1.1.77")]
    public void An_interface_a_VM_and_an_address_have_the_routes_of_their_subnet(string text)
    {
        CompiledNetwork network = Estate().Compile();

        network.EffectiveRoutes(text).ShouldBe(network.EffectiveRoutes("spoke1/web"));
    }

    [TestCase(" ")]
    [TestCase("/")]
    [TestCase("//")]
    [TestCase("hub/")]
    [TestCase("/hub")]
    [TestCase("a//b")]
    [TestCase(":")]
    [TestCase("nic:")]
    [TestCase("ip:")]
    [TestCase("ip:hub")]
    [TestCase("subnet:/")]
    [TestCase("vnet:hub")]
    [TestCase("/subscriptions/")]
    [TestCase("10.0.0.0/22")]
    [TestCase("10.0.0.256")]
    [TestCase("a/b/c/d/e/f/g/h/i/j")]
    public void A_text_that_names_nothing_is_refused_as_a_place(string text) =>
        Should.Throw<PlaceException>(() => Estate().Compile().FindPlace(text));

    private static Topology Estate()
    {
        Topology topology = SampleNetworks.HubAndSpoke();
        return topology with
        {
            Gateways = [topology.Gateways[0] with { ClientAddressPools = Draw.Prefixes("172.30.0.0/24") }],
            NetworkInterfaces = [Draw.Interface("nic0", "spoke1/web", "10.1.1.9")],
            VirtualMachines = [new VirtualMachine { Id = Ids.Of(ResourceTypes.VirtualMachine, "vm0"), NetworkInterfaceIds = [Ids.Of(ResourceTypes.NetworkInterface, "nic0")] }],
        };
    }
}
