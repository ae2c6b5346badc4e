using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class InterfaceWithoutIPv4Tests
{
    [Test]
    public void Fires_on_an_interface_with_IPv6_addresses_only()
    {
        Diagnostic finding = Drawn("nic web1 app/web fd00::4 fd00::5").ShouldHaveOnly("VNP1019");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "web1"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Network interface \"web1\" has IPv6 addresses only: fd00::4 and fd00::5. Azure takes IPv6 beside IPv4, not alone.");
        finding.Fix.ShouldBe("Add an IP configuration with an IPv4 address.");
    }

    [TestCase("nic web1 app/web 10.1.0.4 fd00::4")]
    [TestCase("nic web1 app/web 10.1.0.4")]
    [TestCase("nic web1 app/web")]
    [TestCase("loadbalancer inside app/web fd00::4")]
    public void Stays_silent_on(string line) => Drawn(line).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_one_address_is_not_known()
    {
        Topology six = Drawn("nic web1 app/web fd00::4").Topology;

        Change(six, nic => nic with { IPConfigurations = nic.IPConfigurations.Add(nic.IPConfigurations[0] with { Name = "open", PrivateIPAddress = null }) }).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_on_an_interface_without_configurations() =>
        Change(Drawn("nic web1 app/web fd00::4").Topology, nic => nic with { IPConfigurations = [] }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_a_configuration_could_not_be_read()
    {
        Topology six = Drawn("nic web1 app/web fd00::4").Topology;
        var unread = new UnreadValue { ResourceId = six.NetworkInterfaces[0].Id, Property = "ipConfigurations[1].name", Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved };

        (six with { UnreadValues = [unread] }).ShouldHaveNoFindings();
    }

    private static Topology Change(Topology topology, Func<NetworkInterface, NetworkInterface> change) =>
        topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Select(change)] };

    private static DrawnDesign Drawn(string line) => DesignText.Read($"""
        vnet app 10.1.0.0/16 fd00::/48
        subnet app/web 10.1.0.0/24 fd00::/64
        {line}
        """);
}
