using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrivateEndpointsPerConnectedGroupTests
{
    private static DrawnDesign Mesh(string limit, string more = "") => DesignText.Read($"""
        limit {limit}
        vnet app 10.1.0.0/16
        subnet app/pe 10.1.1.0/24
        vnet data 10.2.0.0/16
        subnet data/pe 10.2.1.0/24
        vnet far 10.3.0.0/16
        subnet far/pe 10.3.1.0/24
        endpoint one app/pe 10.1.1.4
        endpoint two data/pe 10.2.1.4
        endpoint three far/pe 10.3.1.4
        mesh corp/prod app,data {more}
        """);

    [Test]
    public void Fires_on_the_configuration()
    {
        Diagnostic finding = Mesh("PrivateEndpointsPerConnectedGroup=1").ShouldHaveOnly("VNP7030");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkManager, "corp").Child("connectivityConfigurations", "prod"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("A connected group of configuration \"corp/prod\" has 2 private endpoints; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Spread the VNets over several network groups, or set connectedGroupPrivateEndpointsScale to HighScale.");
    }

    [Test]
    public void The_high_scale_has_a_limit_of_its_own()
    {
        Mesh("PrivateEndpointsPerConnectedGroup=1", "scale=HighScale").ShouldHaveNoFindings();
        Mesh("PrivateEndpointsPerHighScaleConnectedGroup=1", "scale=HighScale").ShouldHaveOnly("VNP7030");
    }

    [Test]
    public void Endpoints_of_other_VNets_do_not_count() => Mesh("PrivateEndpointsPerConnectedGroup=2").ShouldHaveNoFindings();
}
