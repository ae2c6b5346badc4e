using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class VNetsPerConnectedGroupTests
{
    [Test]
    public void Fires_on_the_configuration_and_counts_members_that_are_only_named()
    {
        Diagnostic finding = DesignText.Read("""
            limit VNetsPerConnectedGroup=2
            vnet app 10.1.0.0/16
            vnet data 10.2.0.0/16
            mesh corp/prod app,data,far
            """).ShouldHaveOnly("VNP7028");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("connectivityConfigurations", "prod"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("A connected group of configuration \"corp/prod\" has 3 VNets; Azure's limit is 2 (2022-12).");
        finding.Fix.ShouldBe("Spread the VNets over several network groups, or set AzureLimits.VNetsPerConnectedGroup where Azure has granted more.");
    }

    [Test]
    public void Each_region_is_a_group_of_its_own() => DesignText.Read("""
        limit VNetsPerConnectedGroup=1
        vnet app 10.1.0.0/16 region=westeurope
        vnet data 10.2.0.0/16 region=eastus
        mesh corp/prod app,data
        """).ShouldHaveNoFindings();

    [Test]
    public void Spokes_without_direct_connectivity_are_no_group() => DesignText.Read("""
        limit VNetsPerConnectedGroup=1
        vnet hub 10.0.0.0/16
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        hubspoke corp/prod hub app,data
        """).ShouldHaveNoFindings();
}
