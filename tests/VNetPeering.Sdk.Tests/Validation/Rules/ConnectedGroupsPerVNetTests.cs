using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ConnectedGroupsPerVNetTests
{
    [Test]
    public void Fires_on_the_VNet()
    {
        Diagnostic finding = DesignText.Read("""
            limit ConnectedGroupsPerVNet=1
            vnet app 10.1.0.0/16
            vnet data 10.2.0.0/16
            mesh corp/one app,data
            mesh corp/two data
            """).ShouldHaveOnly("VNP7029");

        finding.Resource.ShouldBe(Designs.VNetId("data"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("VNet \"data\" has 2 connected groups; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Take the VNet out of a network group, or set AzureLimits.ConnectedGroupsPerVNet where Azure has granted more.");
    }

    [Test]
    public void A_VNet_without_a_region_is_in_one_group_of_a_mesh() => DesignText.Read("""
        limit ConnectedGroupsPerVNet=1
        vnet app 10.1.0.0/16 region=westeurope
        vnet data 10.2.0.0/16 region=eastus
        vnet jobs 10.3.0.0/16
        mesh corp/prod app,data,jobs
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_at_the_limit() => DesignText.Read("""
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        mesh corp/one app,data
        mesh corp/two app,data
        """).ShouldHaveNoFindings();
}
