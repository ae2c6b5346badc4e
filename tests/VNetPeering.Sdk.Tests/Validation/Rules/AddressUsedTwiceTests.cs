using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AddressUsedTwiceTests
{
    [Test]
    public void Fires_on_the_later_of_two_interfaces()
    {
        Diagnostic finding = Drawn("nic a app/web 10.1.0.4\nnic b app/web 10.1.0.4").ShouldHaveOnly("VNP1017");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "b"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "a")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("PrivateIPAddressIsAllocated");
        finding.Message.ShouldBe("Network interface \"b\" states 10.1.0.4, which network interface \"a\" of VNet \"app\" states too.");
        finding.Fix.ShouldBe("Give each of them an address of its own.");
    }

    [Test]
    public void Fires_across_kinds_of_resources() =>
        Drawn("nic a app/web 10.1.0.4\nvm m a\nendpoint b app/web 10.1.0.4").ShouldHaveOnly("VNP1017").Message.ShouldBe("Private endpoint \"b\" states 10.1.0.4, which network interface \"a\" of VNet \"app\" states too.");

    [Test]
    public void Gives_one_finding_for_an_address_that_three_state() =>
        Drawn("nic a app/web 10.1.0.4\nnic b app/web 10.1.0.4\nloadbalancer c app/web 10.1.0.4").ShouldHaveOnly("VNP1017").Message
            .ShouldBe("Load balancer \"c\" states 10.1.0.4, which network interface \"a\" and network interface \"b\" of VNet \"app\" state too.");

    [Test]
    public void Gives_one_finding_for_each_address() =>
        Drawn("nic a app/web 10.1.0.4 10.1.0.5\nnic b app/web 10.1.0.4 10.1.0.5").Validate().Select(finding => finding.Id).ShouldBe(["VNP1017", "VNP1017"]);

    [Test]
    public void Fires_on_an_interface_that_states_an_address_twice() =>
        Drawn("nic a app/web 10.1.0.4 10.1.0.4").ShouldHaveOnly("VNP1017").Message.ShouldBe("Network interface \"a\" states 10.1.0.4 2 times.");

    [Test]
    public void Fires_where_two_services_of_the_platform_state_one_address() =>
        Drawn("gateway app/a vpn address=10.1.250.4\ngateway app/b expressRoute address=10.1.250.4").ShouldHaveOnly("VNP1017").Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "b"));

    [TestCase("gateway app/a vpn publicIp=x,y address=10.1.250.4,10.1.250.4")]
    [TestCase("endpoint a app/web 10.1.0.4 10.1.0.4")]
    [TestCase("routeserver app/a 10.1.251.4 10.1.251.4")]
    public void Stays_silent_where_a_service_lists_its_own_address_again(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_the_platform_interface_of_an_endpoint() => Drawn("endpoint sql app/web 10.1.0.4\nnic sql-nic app/web 10.1.0.4").ShouldHaveNoFindings();

    [TestCase("nic sql-nic app/web 10.1.0.4 vm=m")]
    [TestCase("nic sql-nic app/web 10.1.0.4\nvm m sql-nic")]
    public void An_interface_of_a_machine_is_no_platform_interface(string lines) => Drawn($"endpoint sql app/web 10.1.0.4\n{lines}").ShouldHaveOnly("VNP1017");

    [Test]
    public void Stays_silent_on_the_same_address_in_two_VNets() => Drawn("vnet other 10.1.0.0/16\nsubnet other/web 10.1.0.0/24\nnic a app/web 10.1.0.4\nnic b other/web 10.1.0.4").ShouldHaveOnly("VNP1014");

    [Test]
    public void Stays_silent_where_the_address_is_not_asked_for() => Drawn("nic a app/web 10.1.0.4\nnic b app/web 10.1.0.4 dynamic").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_addresses_that_are_not_known_yet() => Drawn("nic a app/web\nnic b app/web").ShouldHaveNoFindings();

    // Neither could have the address in the first place.
    [Test]
    public void Stays_silent_on_addresses_outside_the_subnet_or_kept_by_Azure()
    {
        Drawn("nic a app/db 10.1.1.4\nnic b app/web 10.1.1.4").ShouldHaveOnly("VNP1015");
        Drawn("nic a app/web 10.1.0.1\nnic b app/web 10.1.0.1").Validate().Select(finding => finding.Id).ShouldBe(["VNP1016", "VNP1016"]);
    }

    [Test]
    public void Fires_where_the_subnet_is_not_described() => Drawn("nic a app/gone 10.1.9.4\nnic b app/gone 10.1.9.4").ShouldHaveOnly("VNP1017");

    [Test]
    public void A_resource_that_stands_in_the_topology_twice_has_its_address_once()
    {
        Topology once = Drawn("nic a app/web 10.1.0.4").Topology;

        (once with { NetworkInterfaces = once.NetworkInterfaces.AddRange(once.NetworkInterfaces) }).ShouldHaveOnly("VNP1012");
    }

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        subnet app/db 10.1.1.0/24
        subnet app/GatewaySubnet 10.1.250.0/27
        subnet app/RouteServerSubnet 10.1.251.0/27
        {lines}
        """);
}
