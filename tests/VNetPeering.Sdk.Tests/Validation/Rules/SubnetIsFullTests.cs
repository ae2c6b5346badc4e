using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

/// <summary>A /29 has three addresses to give.</summary>
public sealed class SubnetIsFullTests
{
    [Test]
    public void Fires_on_one_configuration_too_many()
    {
        Diagnostic finding = Drawn("nic a app/web 10.1.0.4 10.1.0.5\nnic b app/web\nloadbalancer c app/web").ShouldHaveOnly("VNP1018");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "b"), Designs.Id(ResourceTypes.LoadBalancer, "c")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("SubnetIsFull");
        finding.Message.ShouldBe("Subnet \"app/web\" (10.1.0.0/29) has 3 IPv4 addresses to give, and 4 IP configurations need one each.");
        finding.Fix.ShouldBe("Use a larger subnet, or put some of them elsewhere.");
    }

    [Test]
    public void Stays_silent_while_the_addresses_suffice() => Drawn("nic a app/web 10.1.0.4 10.1.0.5\nnic b app/web").ShouldHaveNoFindings();

    [Test]
    public void Counts_an_address_that_Azure_picks() => Drawn("nic a app/web 10.1.0.4 10.1.0.5 dynamic\nnic b app/web 10.1.9.4 dynamic\nnic c app/web").ShouldHaveOnly("VNP1018");

    [Test]
    public void Adds_the_prefixes_of_a_subnet_up() => Drawn($"subnet app/more 10.1.1.0/29 10.1.2.0/29\n{Open(6, "app/more")}").ShouldHaveNoFindings();

    [Test]
    public void Fires_beyond_the_sum_of_the_prefixes() =>
        Drawn($"subnet app/more 10.1.1.0/29 10.1.2.0/29\n{Open(7, "app/more")}").ShouldHaveOnly("VNP1018").Message.ShouldContain("(10.1.1.0/29 and 10.1.2.0/29) has 6 IPv4 addresses");

    [Test]
    public void Counts_the_platform_interface_of_an_endpoint_once() => Drawn("nic a app/web\nnic b app/web\nendpoint c app/web 10.1.0.4\nnic c-nic app/web 10.1.0.4").ShouldHaveNoFindings();

    [Test]
    public void Counts_an_endpoint_whose_address_is_not_known() => Drawn($"{Attached(3)}\nendpoint b app/web").ShouldHaveOnly("VNP1018");

    // The free interface may be the one that the platform made for the endpoint.
    [Test]
    public void Stays_silent_where_an_interface_may_be_that_of_the_endpoint() => Drawn($"{Attached(2)}\nnic free app/web\nendpoint b app/web").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_on_IPv6_addresses() => Drawn("nic a app/dual 10.1.3.4 fd00::4\nnic b app/dual 10.1.3.5 fd00::5").ShouldHaveNoFindings();

    // What Azure picks in a dual-stack subnet may be an IPv6 address.
    [Test]
    public void Counts_one_open_configuration_per_interface_in_a_dual_stack_subnet()
    {
        Topology three = Drawn(Open(3, "app/dual")).Topology;
        Topology twice = three with { NetworkInterfaces = [.. three.NetworkInterfaces.Select(Twice)] };

        twice.ShouldHaveNoFindings();
        (twice with { NetworkInterfaces = twice.NetworkInterfaces.AddRange(Drawn("nic last app/dual").Topology.NetworkInterfaces) }).ShouldHaveOnly("VNP1018");

        static NetworkInterface Twice(NetworkInterface nic) => nic with { IPConfigurations = nic.IPConfigurations.Add(nic.IPConfigurations[0] with { Name = "six" }) };
    }

    [Test]
    public void Stays_silent_on_open_front_ends_in_a_dual_stack_subnet() => Drawn($"{Open(3, "app/dual")}\nloadbalancer c app/dual").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_prefix_could_not_be_read() => Drawn($"subnet app/half 10.1.4.0/29 10.1.5.1/24\n{Open(4, "app/half")}").ShouldHaveOnly("VNP1002");

    [Test]
    public void Stays_silent_where_the_subnet_has_no_IPv4_prefix_or_is_not_described()
    {
        Drawn($"subnet app/six fd00:0:0:1::/64\n{Open(4, "app/six")}").ShouldHaveNoFindings();
        Drawn($"subnet app/open\n{Open(4, "app/open")}").ShouldHaveNoFindings();
        Drawn(Open(4, "app/gone")).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_the_subnet_itself_is_too_small() => Drawn("subnet app/tiny 10.1.6.0/30\nnic a app/tiny").ShouldHaveOnly("VNP1007");

    // Those cannot have the address anyway, and have findings of their own.
    [Test]
    public void Does_not_count_addresses_that_cannot_be_had() => Drawn($"{Open(3, "app/web")}\nnic out app/web 10.1.9.4").ShouldHaveOnly("VNP1015");

    private static string Open(int count, string subnet) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"nic open{i} {subnet}"));

    private static string Attached(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"nic n{i} app/web vm=m{i}"));

    private static DrawnDesign Drawn(string lines) => DesignText.Read($"""
        vnet app 10.1.0.0/16 fd00::/48
        subnet app/web 10.1.0.0/29
        subnet app/dual 10.1.3.0/29 fd00::/64
        {lines}
        """);
}
