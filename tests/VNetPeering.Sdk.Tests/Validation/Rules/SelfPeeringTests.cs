using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SelfPeeringTests
{
    [Test]
    public void Fires_once_and_reports_neither_overlap_nor_a_missing_side()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "app", link => link with { UseRemoteGateways = true });

        Diagnostic finding = design.ShouldHaveOnly("VNP2002");

        finding.Resource.ShouldBe(Designs.LinkId("app", "app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-app\" leads to \"app\" itself. A VNet cannot be peered with itself.");
    }

    [Test]
    public void Compares_ids_ignoring_case()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "APP");

        design.ShouldHaveOnly("VNP2002").Resource.ShouldBe(Designs.LinkId("app", "APP"));
    }

    [Test]
    public void Stays_silent_for_a_VNet_of_the_same_name_in_another_group()
    {
        ResourceId other = ResourceId.Create("s", "g2", ResourceTypes.VNet, "app");
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "app", link => link with { RemoteVNetId = other });

        design.ShouldHaveNoFindings();
    }
}
