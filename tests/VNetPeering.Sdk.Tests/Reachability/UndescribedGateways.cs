using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>
/// A hub's GatewaySubnet is in use by a gateway that the input does not hold, as in an export of virtual networks alone:
/// <code>app (borrows) ── hub [GatewaySubnet: hub-gw ?]</code>
/// </summary>
public sealed class UndescribedGateways
{
    private static readonly CompiledNetwork Network = Estate().Compile();

    [TestCase("app/web", "192.168.1.10", TestName = "from the spoke that borrows it")]
    [TestCase("hub/shared", "192.168.1.10", TestName = "from its own VNet")]
    public void What_it_may_bring_is_Unknown(string from, string to)
    {
        FlowTrace trace = Network.Trace(from, to);

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.ShouldContain(fact => fact.Reason == UnknownReason.UnresolvedReference && fact.About == "hub-gw");
    }

    [Test]
    public void What_the_peering_carries_stays_certain() => Network.Trace("app/web", "hub/shared").Verdict.ShouldBe(Verdict.Reachable);

    [Test]
    public void The_table_says_what_may_be_missing() =>
        Network.EffectiveRoutes("app/web").Gaps.ShouldHaveSingleItem().About.ShouldBe("hub-gw");

    private static Topology Estate()
    {
        VNet hub = Designs.VNet("hub", "10.0.0.0/16").Subnet("GatewaySubnet", "10.0.0.0/27").Subnet("shared", "10.0.1.0/24");
        ResourceId configuration = Designs.Id(ResourceTypes.Gateway, "hub-gw").Child("ipConfigurations", "default");
        hub = hub with { Subnets = [hub.Subnets[0] with { IPConfigurationIds = [configuration] }, hub.Subnets[1]] };
        return Designs.Of(hub, Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24"))
            .Peer("app", "hub", link => link with { UseRemoteGateways = true }, link => link with { AllowGatewayTransit = true });
    }
}
