using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rules 3.09-3.11 and 3.51: private endpoints and service endpoints.</summary>
public sealed class EndpointRoutes
{
    private const string Endpoint = "Default Active 10.2.1.9/32 InterfaceEndpoint";

    [TestCase("v1/web", true, TestName = "a directly peered VNet has the row")]
    [TestCase("v2/web", true, TestName = "its own VNet has the row")]
    [TestCase("v4/web", false, TestName = "a VNet two peerings away has not")]
    public void A_private_endpoint(string place, bool has) =>
        WithEndpoint(PrivateEndpointNetworkPolicies.Disabled, "10.99.0.0/16 None").Compile().Rows(place).Contains(Endpoint).ShouldBe(has); // 3.10

    [TestCase(PrivateEndpointNetworkPolicies.Enabled, "10.2.0.0/16", false)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, "10.2.0.0/16", false)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, "10.2.1.0/24", false)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, "10.2.0.0/15", true, TestName = "a route one bit too short leaves it")]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, "0.0.0.0/0", true, TestName = "a default route leaves it")]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, "10.2.2.0/24", true, TestName = "a route beside it leaves it")]
    [TestCase(PrivateEndpointNetworkPolicies.Disabled, "10.2.0.0/16", true)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, "10.2.0.0/16", true)]
    [TestCase(PrivateEndpointNetworkPolicies.Disabled, "10.2.1.9/32", false, TestName = "a host route always takes it")]
    public void A_user_route_knocks_the_host_row_out_when_policies_and_length_allow(PrivateEndpointNetworkPolicies policies, string prefix, bool stays)
    {
        CompiledNetwork network = WithEndpoint(policies, $"{prefix} VirtualAppliance 10.1.1.200").Compile(); // 3.11, golden 8

        network.Rows("v1/web").Contains(Endpoint).ShouldBe(stays);
        network.NextHop("v1/web", "10.2.1.9").Type.ShouldBe(stays ? NextHopType.InterfaceEndpoint : NextHopType.VirtualAppliance);
    }

    [Test] // 3.11: "0/0 never does", even where the VNet itself is /0
    public void A_default_route_leaves_the_endpoint_of_a_VNet_that_owns_everything()
    {
        Topology topology = new()
        {
            VNets = [Draw.VNet("all", "0.0.0.0/0", Draw.Subnet("a", "10.2.1.0/24", "t") with { PrivateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies.Enabled })],
            RouteTables = [Draw.Table("t", "0.0.0.0/0 VirtualAppliance 10.1.1.200")],
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("all/a"), Addresses = [HostAddress.Parse("10.2.1.9")] }],
        };

        topology.Compile().Rows("all/a").ShouldContain(Endpoint);
    }

    [Test] // 3.09
    public void A_service_endpoint_is_one_row_in_the_enabled_subnet_only()
    {
        CompiledNetwork network = WithService("0.0.0.0/0 VirtualAppliance 10.0.1.4").Compile(Storage);

        EffectiveRoute row = network.EffectiveRoutes("spoke1/web").Routes.Single(each => each.NextHopType == NextHopType.VirtualNetworkServiceEndpoint);

        row.AddressPrefixes.Select(prefix => prefix.ToString()).ShouldBe(["20.1.0.0/16", "20.9.0.0/16"]);
        network.NextHop("spoke1/web", "20.1.0.9").Type.ShouldBe(NextHopType.VirtualNetworkServiceEndpoint, "it beats forced tunnelling");
        network.Rows("spoke2/web").ShouldAllBe(line => !line.Contains("ServiceEndpoint", StringComparison.Ordinal));
    }

    [TestCase("20.1.0.0/16", TestName = "of the same length")]
    [TestCase("20.1.7.0/24", TestName = "longer")]
    public void A_service_endpoint_beats_a_gateway_row(string announced)
    {
        Topology topology = WithService() with { LocalNetworkGateways = [Draw.Device("hq-device", announced)] }; // 3.51

        CompiledNetwork network = topology.Compile(Storage);

        network.NextHop("spoke1/web", "20.1.7.9").Type.ShouldBe(NextHopType.VirtualNetworkServiceEndpoint);
        network.NextHop("spoke2/web", "20.1.7.9").Type.ShouldBe(NextHopType.VirtualNetworkGateway);
    }

    [Test] // 3.51: user-defined routes are not subject to it
    public void A_user_route_inside_it_beats_a_service_endpoint() =>
        WithService("20.1.7.0/24 None").Compile(Storage).NextHop("spoke1/web", "20.1.7.9").Type.ShouldBe(NextHopType.None);

    [Test] // 3.50: of one prefix the user-defined route comes first, and what it displaces stands Invalid
    public void A_user_route_of_a_prefix_of_the_service_takes_that_prefix_alone()
    {
        CompiledNetwork network = WithService("20.1.0.0/16 None").Compile(Storage);

        network.NextHop("spoke1/web", "20.1.7.9").Type.ShouldBe(NextHopType.None);
        network.NextHop("spoke1/web", "20.9.7.9").Type.ShouldBe(NextHopType.VirtualNetworkServiceEndpoint);
        network.EffectiveRoutes("spoke1/web").Routes.Where(row => row.NextHopType == NextHopType.VirtualNetworkServiceEndpoint)
            .Select(row => $"{row.State} {string.Join(' ', row.AddressPrefixes)} by {row.DisplacedBy?.NextHopType}, for {row.Origin.Service}")
            .ShouldBe(["Active 20.9.0.0/16 by , for Microsoft.Storage", "Invalid 20.1.0.0/16 by None, for Microsoft.Storage"]);
    }

    [Test] // 3.09: without the catalogue the prefixes are not known
    public void A_service_endpoint_without_a_catalogue_is_a_gap() =>
        WithService().Compile().EffectiveRoutes("spoke1/web").Gaps.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.ServiceTagWithoutData);

    [Test] // 3.09, 3.50: two neighbours are two routes, each longer than the one that holds both
    public void Neighbouring_prefixes_of_a_service_stay_apart()
    {
        CompileOptions neighbours = new() { ServiceTags = new ServiceTagCatalog([KeyValuePair.Create("Storage", Draw.Prefixes("20.4.0.0/16 20.5.0.0/16"))]) };

        CompiledNetwork network = WithService("20.4.0.0/15 VirtualAppliance 10.0.1.4").Compile(neighbours);

        network.NextHop("spoke1/web", "20.5.0.1").Type.ShouldBe(NextHopType.VirtualNetworkServiceEndpoint);
        network.EffectiveRoutes("spoke1/web").Routes.Single(row => row.NextHopType == NextHopType.VirtualNetworkServiceEndpoint).AddressPrefixes.ShouldBe(Draw.Prefixes("20.4.0.0/16 20.5.0.0/16"));
    }

    private static CompileOptions Storage => new()
    {
        ServiceTags = new ServiceTagCatalog([KeyValuePair.Create("Storage", Draw.Prefixes("20.1.0.0/16 20.9.0.0/16"))]),
    };

    private static Topology WithService(params string[] routes) =>
        (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("t", routes)] })
            .WithSubnet("spoke1/web", subnet => subnet with
            {
                RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t"),
                ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage" }],
            });

    private static Topology WithEndpoint(PrivateEndpointNetworkPolicies policies, string route) =>
        (SampleNetworks.SpokeChain(4) with
        {
            RouteTables = [Draw.Table("t", route)],
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("v2/web"), Addresses = [HostAddress.Parse("10.2.1.9")] }],
        })
        .WithSubnet("v1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") })
        .WithSubnet("v2/web", subnet => subnet with { PrivateEndpointNetworkPolicies = policies });
}
