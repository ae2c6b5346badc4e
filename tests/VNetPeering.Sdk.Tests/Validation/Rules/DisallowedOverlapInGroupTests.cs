using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DisallowedOverlapInGroupTests
{
    private static readonly ResourceId Configuration = Designs.Id(ResourceTypes.NetworkManager, "corp").Child("connectivityConfigurations", "prod");

    private static DrawnDesign Mesh(string data, string more = "overlap=Disallowed") => DesignText.Read($"""
        vnet app 10.1.0.0/16
        vnet data {data}
        vnet jobs 10.3.0.0/16
        mesh corp/prod app,data,jobs {more}
        """);

    [Test]
    public void Fires_on_the_configuration()
    {
        Diagnostic finding = Mesh("10.1.128.0/17").ShouldHaveOnly("VNP2018");

        finding.Resource.ShouldBe(Configuration);
        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("data")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Configuration \"corp/prod\" disallows overlap in its connected groups, and members share addresses: 10.1.0.0/16 of \"app\" and 10.1.128.0/17 of \"data\".");
        finding.Fix.ShouldBe("Give the members prefixes of their own, put one of them into another network group, or set connectedGroupAddressOverlap to Allowed.");
    }

    [Test]
    public void Is_one_finding_however_many_members_share() => Mesh("10.1.0.0/16 10.3.0.0/16").ShouldHaveOnly("VNP2018").Message.ShouldEndWith(" of \"data\", and 1 more members.");

    [Test]
    public void Stays_silent_where_nothing_is_shared() => Mesh("10.2.0.0/16").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_overlap_is_allowed() => Mesh("10.1.128.0/17", "").ShouldHaveOnly("VNP2019");

    [Test]
    public void Members_of_two_regions_are_no_group_unless_it_is_global()
    {
        static DrawnDesign Regions(string more) => DesignText.Read($"""
            vnet app 10.1.0.0/16 region=westeurope
            vnet data 10.1.0.0/16 region=eastus
            mesh corp/prod app,data overlap=Disallowed {more}
            """);

        Regions("").ShouldHaveOnly("VNP1014");
        Regions("global").ShouldHaveOnly("VNP2018");
    }

    [Test]
    public void Stays_silent_where_it_is_not_deployed() => DesignText.Read("""
        vnet app 10.1.0.0/16 region=westeurope
        vnet data 10.1.0.0/16 region=westeurope
        mesh corp/prod app,data overlap=Disallowed deployed=eastus
        """).ShouldHaveOnly("VNP1014");
}
