using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Testing;

namespace NetworkTests;

public sealed class DesignTests
{
    private static readonly CompiledNetwork Network = Contoso.Design.Compile();

    [Test]
    public void It_is_deployable() => Contoso.Design.Validate().ShouldBeDeployable();

    [Test]
    public void App_reaches_sql_through_the_firewall() =>
        Network.Trace("app/work", "data/work", Protocol.Tcp(1433)).ShouldBeReachable().ShouldTraverse("hub/fw").ShouldBeSymmetric();

    [Test]
    public void App_reaches_nothing_else_in_data() =>
        Network.Trace("app/work", "data/work", Protocol.Tcp(22)).ShouldBeBlocked(by: "data-nsg/nothing-else");

    [Test]
    public void Headquarters_reach_app() => Network.ShouldReach("hq", "app/work", Protocol.Tcp(443));

    [Test]
    public void Nothing_from_outside_reaches_data() => Network.Flows(["internet", "site:*"], ["data/*"]).ShouldAllBeBlocked();

    [Test]
    public void Every_workload_leaves_through_the_firewall() =>
        NetRules.Subnets().That().AreNotPlatform().Should().RouteInternetVia("hub/fw").Because("SEC-012").Check(Network);

    [Test]
    public void Spokes_peer_with_the_hub_only() =>
        NetRules.VNets().That().DoNotHaveNameMatching("hub*").Should().OnlyPeerWith("hub").Check(Network);

    [Test]
    public void Each_workload_has_room_for_its_machines() =>    // any assertion library beside ours
        Contoso.Design.VNets.SelectMany(vnet => vnet.Subnets).Where(subnet => subnet.Name == "work").ShouldAllBe(subnet => subnet.AddressPrefixes[0].Length <= 26);

    [Test]
    public void A_forgotten_route_on_the_gateway_subnet_is_noticed()
    {
        Topology forgetful = Contoso.Design.With(t => t["hub"]["GatewaySubnet"].RemoveRoute("10.0.4.0/24"));

        forgetful.Compile().Trace("hq", "app/work", Protocol.Tcp(443)).ShouldBeBlocked(Disposition.AsymmetricPath);
    }
}
