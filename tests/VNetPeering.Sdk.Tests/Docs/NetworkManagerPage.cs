using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/network-manager.md; <see cref="PageAnswers"/> compares its table.</summary>
public sealed class NetworkManagerPage
{
    [Test]
    public void The_network_of_the_page_is_accepted() => Managed().Topology.Validate().ShouldBeEmpty();

    [Test]
    public void Spokes_and_hub_reach_each_other()
    {
        CompiledNetwork network = Managed();

        network.Trace("app/work", "data/work").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("app/work", "hub/shared").Verdict.ShouldBe(Verdict.Reachable);
    }

    internal static CompiledNetwork Managed()
    {
        #region network-manager
        var net = new TopologyBuilder("contoso").In("westeurope");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v.Subnet("shared", "10.0.0.0/26"));
        var app = net.VNet("app", "10.0.4.0/24", v => v.Subnet("work", "10.0.4.0/26"));
        var data = net.VNet("data", "10.0.5.0/24", v => v.Subnet("work", "10.0.5.0/26"));
        var jobs = net.VNet("jobs", "10.0.6.0/24", v => v.Subnet("work", "10.0.6.0/26"));

        net.NetworkManager("corp", m => m
            .HubAndSpoke("prod", hub, [app, data, jobs], direct: true)
            .DeployedTo("westeurope"));
        Topology topology = net.Build();
        #endregion
        return topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.Documented } });
    }
}
