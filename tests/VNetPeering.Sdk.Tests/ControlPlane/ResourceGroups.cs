using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Deletion of a resource group: what goes, what blocks it, what stays behind elsewhere.</summary>
public sealed class ResourceGroups
{
    private static readonly ResourceId Group = ResourceId.CreateGroup("s", "g");

    [Test]
    public void Everything_in_it_goes_whatever_uses_what_inside()
    {
        OperationResult result = Full.Apply(Requests.Delete(Group));

        result.Refusal.ShouldBeNull();
        result.Status.ShouldBe(202);
        result.Topology.ShouldBe(new Topology { Name = "design" });
    }

    [Test]
    public void A_peering_of_a_VNet_elsewhere_is_left_Disconnected()
    {
        var elsewhere = new VNet { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "far"), AddressSpace = Designs.Prefixes("10.9.0.0/16") };
        ResourceId back = elsewhere.Id.Child("virtualNetworkPeerings", "to-app");
        Topology net = Designs.Of(Designs.VNet("app", "10.1.0.0/16"), elsewhere).Accept(
            new PutPeering { Peering = new Peering { Id = Designs.LinkId("app", "far"), RemoteVNetId = elsewhere.Id } },
            new PutPeering { Peering = new Peering { Id = back, RemoteVNetId = Designs.VNetId("app") } });

        OperationResult result = net.Apply(Requests.Delete(ResourceId.CreateGroup("S", "G")));

        result.Topology.VNets.Single().Peerings.Single().State.ShouldBe(PeeringState.Disconnected);
        result.ChangedLinks.ShouldBe([back]);
    }

    [Test]
    public void A_link_to_a_VNet_of_the_group_that_nothing_describes_is_left_Disconnected_too()
    {
        var link = new Peering { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "far").Child("virtualNetworkPeerings", "to-app"), RemoteVNetId = Designs.VNetId("app"), State = PeeringState.Connected };
        Topology net = Designs.Of(new VNet { Id = link.LocalVNetId, AddressSpace = Designs.Prefixes("10.9.0.0/16"), Peerings = [link] });

        Topology after = net.Accept(Requests.Delete(Group));

        after.VNets.Single().Peerings.Single().State.ShouldBe(PeeringState.Disconnected);
        net.Accept(Requests.Delete(Designs.VNetId("app"))).ShouldBe(after);
        after.Apply(Requests.Delete(Group)).Topology.ShouldBe(after);
    }

    [Test]
    public void What_something_elsewhere_uses_blocks_it_and_nothing_goes()
    {
        ResourceId table = Designs.Id(ResourceTypes.RouteTable, "rt");
        VNet elsewhere = new() { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "far"), AddressSpace = Designs.Prefixes("10.9.0.0/16") };
        elsewhere = elsewhere with { Subnets = [new Subnet { Id = elsewhere.Id.Child("subnets", "web"), AddressPrefixes = Designs.Prefixes("10.9.0.0/24"), RouteTableId = table }] };
        var guest = new NetworkInterface
        {
            Id = ResourceId.Create("s", "other", ResourceTypes.NetworkInterface, "guest"),
            IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId("app", "web"), PrivateIPAddress = HostAddress.Parse("10.1.0.9") }],
        };
        Topology net = Full with { VNets = Full.VNets.Add(elsewhere), NetworkInterfaces = Full.NetworkInterfaces.Add(guest) };

        Refusal refusal = net.Refuse(Requests.Delete(Group));

        (refusal.Status, refusal.Code).ShouldBe((409, "ResourceGroupDeletionBlocked"));
        refusal.Message.ShouldBe("Resource group \"g\" cannot be deleted. Subnet \"app/web\" is in use by network interface \"guest\" and cannot be deleted. Route table \"rt\" is in use by subnet \"far/web\" and cannot be deleted.");
        refusal.Subject.ShouldBe(Designs.SubnetId("app", "web"));
    }

    [Test]
    public void An_empty_group_is_none()
    {
        Full.Apply(Requests.Delete(ResourceId.CreateGroup("s", "empty"))).Status.ShouldBe(204);
        Full.Apply(new ReadResource { Id = Group }).Status.ShouldBe(200);
        Full.Refuse(new ReadResource { Id = ResourceId.CreateGroup("s", "empty") }).Code.ShouldBe("NotFound");
    }

    [Test]
    public void What_a_subnet_only_lists_goes_with_its_group_or_blocks_it()
    {
        Topology net = Full.Change("app", vnet => vnet with
        {
            Subnets = [vnet.Subnets[0] with { IPConfigurationIds = [Designs.Id(ResourceTypes.NetworkInterface, "hidden").Child("ipConfigurations", "one")] }],
        });
        Topology blocked = net.Change("app", vnet => vnet with
        {
            Subnets = [vnet.Subnets[0] with { IPConfigurationIds = [ResourceId.Create("s", "other", ResourceTypes.NetworkInterface, "hidden").Child("ipConfigurations", "one")] }],
        });

        net.Accept(Requests.Delete(Group)).VNets.ShouldBeEmpty();
        blocked.Refuse(Requests.Delete(Group)).Message.ShouldContain("\"hidden\"");
    }

    // One of each kind that stands in the way of another.
    private static Topology Full => Designs.Of(
        Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24") with { Peerings = [new Peering { Id = Designs.LinkId("app", "hub"), RemoteVNetId = Designs.VNetId("hub") }] },
        Designs.VNet("hub", "10.0.0.0/16").Subnet(SpecialSubnets.Firewall, "10.0.0.0/26").Subnet(SpecialSubnets.Gateway, "10.0.1.0/27"))
        .Change("app", vnet => vnet with
        {
            Subnets = [vnet.Subnets[0] with { RouteTableId = Designs.Id(ResourceTypes.RouteTable, "rt"), NetworkSecurityGroupId = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg"), NatGatewayId = Designs.Id(ResourceTypes.NatGateway, "nat") }],
        })
        .Gateway("hub") with
        {
            RouteTables = [new RouteTable { Id = Designs.Id(ResourceTypes.RouteTable, "rt") }],
            NetworkSecurityGroups = [new NetworkSecurityGroup { Id = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg") }],
            PublicIPAddresses = [new PublicIPAddress { Id = Designs.Id(ResourceTypes.PublicIPAddress, "pip") }],
            NatGateways = [new NatGateway { Id = Designs.Id(ResourceTypes.NatGateway, "nat"), PublicIPAddressIds = [Designs.Id(ResourceTypes.PublicIPAddress, "pip")] }],
            AzureFirewalls = [new AzureFirewall { Id = Designs.Id(ResourceTypes.AzureFirewall, "fw"), SubnetId = Designs.SubnetId("hub", SpecialSubnets.Firewall) }],
            NetworkInterfaces =
            [
                new NetworkInterface
                {
                    Id = Designs.Id(ResourceTypes.NetworkInterface, "nic"),
                    VirtualMachineId = Designs.Id(ResourceTypes.VirtualMachine, "vm"),
                    IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId("app", "web"), PrivateIPAddress = HostAddress.Parse("10.1.0.4") }],
                },
            ],
            VirtualMachines = [new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Designs.Id(ResourceTypes.NetworkInterface, "nic")] }],
        };
}
