using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/life-cycle.md.</summary>
public sealed class LifeCyclePage
{
    [Test]
    public void A_link_that_is_created_again()
    {
        Topology topology = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"));
        (ResourceId hub, ResourceId app) = (Designs.VNetId("hub"), Designs.VNetId("app"));
        (ResourceId hubToApp, ResourceId appToHub) = (Designs.LinkId("hub", "app"), Designs.LinkId("app", "hub"));

        #region life-cycle
        OperationResult first = topology.Apply(new PutPeering { Peering = new Peering { Id = hubToApp, RemoteVNetId = app } });
        OperationResult second = first.Topology.Apply(new PutPeering { Peering = new Peering { Id = appToHub, RemoteVNetId = hub } });
        OperationResult broken = second.Topology.Apply(new DeleteResource { Id = hubToApp });
        OperationResult again = broken.Topology.Apply(new PutPeering { Peering = new Peering { Id = hubToApp, RemoteVNetId = app } });

        Console.WriteLine(again.Refusal);   // 400 RemotePeeringIsDisconnected: …
        #endregion

        again.Refusal.ShouldNotBeNull().ToString().ShouldStartWith("400 RemotePeeringIsDisconnected: ");
    }
}
