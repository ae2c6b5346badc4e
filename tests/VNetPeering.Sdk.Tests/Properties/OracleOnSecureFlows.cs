using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The oracle on flows through security groups: where they stand on the way, and what an answer needs (5.01, 5.05). Answers are written by hand from the rules.</summary>
public sealed class OracleOnSecureFlows
{
    [Test]
    public void An_answer_needs_no_rule()
    {
        Topology topology = Chain(("v1/web", Draw.Group("client", "100 In Deny * * * * *")), ("v2/web", Draw.Group("server", "100 Out Deny * * * * *")));

        Trace(topology, OraclePacketKind.Tcp(443)).ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
        Trace(topology, OraclePacketKind.Icmp).ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [TestCase("100 Out Deny Tcp * * * 443", true)]
    [TestCase("100 Out Deny Tcp * * * 444", false)]
    [TestCase("100 Out Deny Udp * * * 443", false)]
    public void The_sources_groups_look_at_what_goes_out(string rule, bool denies) =>
        Trace(Chain(("v1/web", Draw.Group("client", rule))), OraclePacketKind.Tcp(443))
            .ShouldEndAs(denies ? Verdict.Blocked : Verdict.Reachable, denies ? Disposition.DeniedBySecurityRule : Disposition.Delivered, Disposition.Delivered);

    [TestCase("100 In Deny Tcp * 50000 * 443", true)]
    [TestCase("100 In Deny Tcp * 443 * 50000", false)]
    public void The_destinations_groups_look_at_what_comes_in(string rule, bool denies) =>
        Trace(Chain(("v2/web", Draw.Group("server", rule))), OraclePacketKind.Tcp(443))
            .ShouldEndAs(denies ? Verdict.Blocked : Verdict.Reachable, denies ? Disposition.DeniedBySecurityRule : Disposition.Delivered, Disposition.Delivered);

    [TestCase("100 In Deny * 10.1.0.0/16 * * *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Deny * 10.2.0.0/16 * * *", Disposition.Delivered)]
    [TestCase("100 Out Deny * * * 10.2.0.0/16 *", Disposition.DeniedBySecurityRule)]
    [TestCase("100 Out Deny * * * 10.1.0.0/16 *", Disposition.Delivered)]
    public void An_appliance_on_the_way_has_groups_too(string rule, Disposition there)
    {
        NetworkSecurityGroup group = Draw.Group("nva", "200 In Allow * * * * *", "200 Out Allow * * * * *", rule);
        Topology topology = SampleNetworks.HubAppliance();
        topology = topology with
        {
            NetworkSecurityGroups = [group],
            NetworkInterfaces = [topology.NetworkInterfaces[0] with { NetworkSecurityGroupId = group.Id }],
        };

        OracleTrace trace = Trace(topology, OraclePacketKind.Tcp(443), "spoke1/web");

        trace.ShouldEndAs(there == Disposition.Delivered ? Verdict.Reachable : Verdict.Blocked, there, Disposition.Delivered);
    }

    [TestCase(true, Disposition.Delivered)] // 5.22: the route 0.0.0.0/0 makes the tag everything, in the answerer's subnet as well
    [TestCase(false, Disposition.DeniedBySecurityRule)]
    public void Only_a_route_to_an_appliance_brings_the_far_spoke_into_the_tag_of_the_destination(bool hasRoute, Disposition there)
    {
        NetworkSecurityGroup group = Draw.Group("server");
        Topology topology = SampleNetworks.HubAppliance() with { NetworkSecurityGroups = [group] };

        OracleTrace trace = Trace(
            topology.WithSubnet("spoke2/web", subnet => subnet with { NetworkSecurityGroupId = group.Id, RouteTableId = hasRoute ? subnet.RouteTableId : null }),
            OraclePacketKind.Tcp(443),
            "spoke1/web");

        trace.Forward.ShouldBe(there, trace.ToString());
    }

    /// <summary>The client sends by the appliance, the server answers straight over a peering: nobody on the straight way but the two has seen the flow.</summary>
    [TestCase("100 In Deny * 10.2.0.0/16 * * *", Disposition.Delivered)]
    public void An_answer_that_avoids_an_appliance_does_not_meet_its_groups(string rule, Disposition answer)
    {
        Topology topology = Detour(thereByAppliance: true, rule);

        OracleTrace trace = Trace(topology, OraclePacketKind.Tcp(443));

        trace.Return.ShouldBe(Disposition.Unknown, trace.ToString()); // 3.59
        trace.Ends.Select(ends => ends.Return).ShouldContain(answer);
    }

    /// <summary>The answer passes an appliance that the flow never passed: it is a packet of its own there, from the service's port to the client's.</summary>
    [TestCase("100 In Deny Tcp 10.2.1.8 443 10.1.1.8 50000", Disposition.DeniedBySecurityRule)]
    [TestCase("100 In Deny Tcp 10.2.1.8 50000 10.1.1.8 443", Disposition.Unknown)]
    [TestCase("100 Out Deny Tcp * 443 * *", Disposition.DeniedBySecurityRule)]
    public void An_answer_over_an_appliance_that_the_flow_never_passed_needs_a_rule_there(string rule, Disposition answer)
    {
        Topology topology = Detour(thereByAppliance: false, rule);

        OracleTrace trace = Trace(topology, OraclePacketKind.Tcp(443));

        trace.ShouldEndAs(answer == Disposition.Unknown ? Verdict.Unknown : Verdict.Blocked, Disposition.Delivered, answer);
    }

    [TestCase(PrivateEndpointNetworkPolicies.Disabled, Disposition.Delivered)]
    [TestCase(PrivateEndpointNetworkPolicies.RouteTableEnabled, Disposition.Delivered)]
    [TestCase(PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled, Disposition.DeniedBySecurityRule)]
    [TestCase(PrivateEndpointNetworkPolicies.Enabled, Disposition.DeniedBySecurityRule)]
    public void A_private_endpoint_meets_the_subnets_group_only_where_its_policies_say_so(PrivateEndpointNetworkPolicies policies, Disposition there)
    {
        Topology topology = Chain(("v2/web", Draw.Group("server", "100 In Deny * * * * *"))).WithSubnet("v2/web", subnet => subnet with { PrivateEndpointNetworkPolicies = policies }) with
        {
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("v2/web"), Addresses = [HostAddress.Parse("10.2.1.8")] }],
        };

        OracleTrace trace = Trace(topology, OraclePacketKind.Tcp(443));

        trace.Forward.ShouldBe(there, trace.ToString());
    }

    [Test]
    public void Gateways_carry_no_group_and_answers_from_a_site_need_no_rule()
    {
        NetworkSecurityGroup group = Draw.Group("client", "100 In Deny * * * * *");
        Topology topology = SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = group.Id }) with { NetworkSecurityGroups = [group] };

        OracleTrace trace = NaiveTracer.Trace(topology, new OracleFlow(Ids.Subnet("spoke1/web"), HostAddress.Parse("10.1.1.8"), HostAddress.Parse("192.168.7.7"), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty);

        trace.ShouldEndAs(Verdict.Reachable, Disposition.Delivered, Disposition.Delivered);
    }

    [Test]
    public void A_tag_without_data_that_decides_makes_the_flow_Unknown()
    {
        Topology topology = Chain(("v1/web", Draw.Group("client", "100 Out Deny * * * Storage *"))).WithSubnet("v1/web", subnet => subnet with { DefaultOutboundAccess = true });

        OracleTrace trace = NaiveTracer.Trace(topology, new OracleFlow(Ids.Subnet("v1/web"), HostAddress.Parse("10.1.1.8"), HostAddress.Parse("8.8.8.8"), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty);

        trace.ShouldEndAs(Verdict.Unknown, Disposition.Unknown, Disposition.Delivered);
        trace.Unknowns.ShouldBe([UnknownReason.ServiceTagWithoutData]);
    }

    private static Topology Chain(params (string Place, NetworkSecurityGroup Group)[] groups)
    {
        Topology topology = SampleNetworks.SpokeChain(2) with { NetworkSecurityGroups = groups.Select(one => one.Group).ToValueList() };
        return groups.Aggregate(topology, (current, one) => current.WithSubnet(one.Place, subnet => subnet with { NetworkSecurityGroupId = one.Group.Id }));
    }

    /// <summary>v1 and v2 are peered with each other and with a hub of an undescribed appliance; one direction takes it.</summary>
    private static Topology Detour(bool thereByAppliance, string rule)
    {
        NetworkSecurityGroup group = Draw.Group("nva", rule, "200 In Allow * * * * *", "200 Out Allow * * * * *");
        string[] names = ["v1", "v2", "hub"];
        VNet[] vnets =
        [
            Draw.VNet("v1", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24", thereByAppliance ? "detour" : null)),
            Draw.VNet("v2", "10.2.0.0/16", Draw.Subnet("web", "10.2.1.0/24", thereByAppliance ? null : "detour")),
            Draw.VNet("hub", "10.0.0.0/22", Draw.Subnet("nva", "10.0.2.0/24") with { NetworkSecurityGroupId = group.Id }),
        ];
        return new Topology
        {
            VNets = [.. vnets.Select(vnet => vnet with { Peerings = [.. names.Where(other => vnet.Name != other).Select(other => Draw.Link(vnet.Name.Value, other) with { AllowForwardedTraffic = true })] })],
            NetworkSecurityGroups = [group],
            RouteTables = [Draw.Table("detour", $"{(thereByAppliance ? "10.2.0.0/16" : "10.1.0.0/16")} VirtualAppliance 10.0.2.4")],
        };
    }

    private static OracleTrace Trace(Topology topology, OraclePacketKind kind, string from = "v1/web") =>
        NaiveTracer.Trace(topology, new OracleFlow(Ids.Subnet(from), HostAddress.Parse("10.1.1.8"), HostAddress.Parse("10.2.1.8"), kind), AzureBehavior.Default, ServiceTagCatalog.Empty);
}
