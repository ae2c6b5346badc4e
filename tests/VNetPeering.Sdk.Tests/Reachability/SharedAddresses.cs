using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Two VNets that are not peered may use the same addresses (rule 1.09).</summary>
public sealed class SharedAddresses
{
    private static readonly CompiledNetwork Network = Designs.Of(
        Designs.VNet("blue", "10.0.0.0/16").Subnet("web", "10.0.0.0/24"),
        Designs.VNet("green", "10.0.0.0/16").Subnet("web", "10.0.0.0/24")).Compile();

    [Test]
    public void A_flow_cannot_start_at_an_address_of_two_subnets()
    {
        PlaceException refusal = Should.Throw<PlaceException>(() => Network.Trace("10.0.0.4", "internet"));

        refusal.Candidates.ShouldBe(["blue/web", "green/web"]);
    }

    [Test]
    public void An_address_of_two_subnets_has_no_routes_of_its_own() =>
        Should.Throw<PlaceException>(() => Network.EffectiveRoutes("10.0.0.4")).Candidates.ShouldBe(["blue/web", "green/web"]);

    [Test]
    public void A_flow_to_such_an_address_ends_where_its_route_leads() =>
        Network.Trace("blue/web", "10.0.0.9").Forward.Hops[^1].At.ShouldBe("blue/web");

    [Test]
    public void An_address_in_no_subnet_belongs_to_nobody()
    {
        FlowTrace trace = Network.Trace("blue/web", "10.0.77.4");

        trace.Verdict.ShouldBe(Verdict.Blocked);
        trace.Forward.Disposition.ShouldBe(Disposition.NoSuchAddress);
    }
}
