using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>A route 0.0.0.0/0 on a GatewaySubnet is taken, and keeps a gateway from being created (1.41).</summary>
public sealed class DefaultRouteAtGateway
{
    private static readonly ResourceId Subnet = Designs.SubnetId("hub", SpecialSubnets.Gateway);
    private static readonly ResourceId Table = Designs.Id(ResourceTypes.RouteTable, "rt");
    private static readonly AttachRouteTable Attach = new() { SubnetId = Subnet, RouteTableId = Table };
    private static readonly PutResource Create = new() { Resource = new Gateway { Id = Designs.Id(ResourceTypes.Gateway, "gw"), Type = GatewayType.Vpn, IPConfigurations = [new GatewayIPConfiguration { Name = "one", SubnetId = Subnet }] } };

    private static Topology Net => Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet(SpecialSubnets.Gateway, "10.0.0.0/27")) with
    {
        RouteTables = [new RouteTable { Id = Table, Routes = [Route("0.0.0.0/0")] }],
    };

    [Test]
    public void No_gateway_is_created_where_one_stands_already()
    {
        Refusal refusal = Net.Accept(Attach).Refuse(Create);

        (refusal.Code, refusal.RuleId, refusal.Subject).ShouldBe((null, "VNP4009", Subnet));
    }

    [Test]
    public void A_table_with_one_is_attached_and_the_fault_named()
    {
        OperationResult result = Net.Accept(Create).Apply(Attach);

        (result.Refusal, result.Status).ShouldBe((null, 200));
        result.LeftBehind.Select(finding => finding.Id).ShouldBe(["VNP4009"]);
    }

    [Test]
    public void One_is_written_to_a_table_that_is_attached()
    {
        Topology net = Net with { RouteTables = [new RouteTable { Id = Table }] };

        net.Accept(Create, Attach).Apply(new PutRoute { RouteTableId = Table, Route = Route("0.0.0.0/0") }).LeftBehind.Select(finding => finding.Id).ShouldBe(["VNP4009"]);
    }

    [Test]
    public void A_gateway_that_exists_is_updated_all_the_same() => Net.Accept(Create, Attach, Create);

    [Test]
    public void Other_prefixes_keep_no_gateway_out()
    {
        Topology net = Net with { RouteTables = [new RouteTable { Id = Table, Routes = [Route("10.1.0.0/16")] }] };

        net.Accept(Attach, Create);
    }

    private static UserDefinedRoute Route(string prefix) => new() { Name = "all", Destination = AddressPrefix.Parse(prefix), NextHopType = NextHopType.VirtualAppliance, NextHop = HostAddress.Parse("10.0.1.4") };
}
