using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/security.md.</summary>
public sealed class SecurityPage
{
    [Test]
    public void The_rules_of_the_page_do_what_it_says()
    {
        CompiledNetwork network = Guarded().Compile();

        network.Trace("hub/jump", "app/work", Protocol.Tcp(22)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("hub/other", "app/work", Protocol.Tcp(22)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedByAdminRule);
        network.Trace("hub/other", "app/work", Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("hub/jump", "data/work", Protocol.Tcp(22)).Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.AdminRulesDeployed);
    }

    private static Topology Guarded()
    {
        var net = new TopologyBuilder("contoso").In("westeurope");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v.Subnet("jump", "10.0.0.0/26").Subnet("other", "10.0.1.0/26"));
        var app = net.VNet("app", "10.0.4.0/24", v => v.Subnet("work", "10.0.4.0/26"));
        var data = net.VNet("data", "10.0.5.0/24", v => v.Subnet("work", "10.0.5.0/26"));
        net.NetworkManager("corp", m => m.HubAndSpoke("spokes", hub, [app, data]));

        #region admin-rules
        net.NetworkManager("corp", m => m
            .SecurityAdmin("guard", [app, data],
                AdminRule.Inbound("jump", 10, AdminRuleAccess.AlwaysAllow, Protocol.Tcp(22), from: "10.0.0.0/26"),
                AdminRule.Inbound("no-ssh", 100, AdminRuleAccess.Deny, Protocol.Tcp(22)))
            .DeployedTo("westeurope"));
        #endregion
        return net.Build();
    }
}
