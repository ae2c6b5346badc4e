using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.Tests.Import;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PrefixWithHostBitsTests
{
    private static readonly UnreadValue HostBits = new()
    {
        ResourceId = Designs.VNetId("app"),
        Property = "addressSpace.addressPrefixes[0]",
        Text = "10.0.0.7/16",
        Kind = UnreadValueKind.HostBitsSet,
        Meant = Designs.Prefixes("10.0.0.0/16")[0],
    };

    [Test]
    public void Fires_and_names_the_prefix_that_was_meant()
    {
        Topology estate = Designs.Of(Designs.VNet("app")) with { UnreadValues = [HostBits] };

        Diagnostic finding = estate.ShouldHaveOnly("VNP1002");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("InvalidCIDRNotation");
        finding.Message.ShouldBe("\"app\" has \"10.0.0.7/16\" as addressSpace.addressPrefixes[0]: bits behind the prefix length are set. For that length the prefix is \"10.0.0.0/16\".");
        finding.Fix.ShouldBe("Write \"10.0.0.0/16\".");
    }

    [Test]
    public void Carries_another_code_for_a_pool_of_clients()
    {
        Topology estate = Az.Read("""
            [{"id":"~/virtualNetworkGateways/gw","properties":{"gatewayType":"Vpn","vpnClientConfiguration":{"vpnClientAddressPool":{"addressPrefixes":["10.9.0.7/24"]}}}}]
            """).Topology;

        Diagnostic finding = estate.ShouldHaveOnly("VNP1002");

        finding.Resource.ShouldBe(Az.NetworkId("virtualNetworkGateways/gw"));
        finding.AzureErrorCode.ShouldBe("InvalidVpnClientAddressPrefixOrCidr");
    }

    [Test]
    public void Points_at_the_value_rather_than_at_its_resource()
    {
        var value = new SourceLocation { File = "vnets.json", Line = 12 };
        var resource = new SourceLocation { File = "vnets.json", Line = 3 };
        Topology estate = Designs.Of(Designs.VNet("app")) with
        {
            UnreadValues = [HostBits with { Location = value }, HostBits with { ResourceId = Designs.VNetId("db") }],
            Sources = new SourceMap([new(Designs.VNetId("app"), resource), new(Designs.VNetId("db"), resource)]),
        };

        DiagnosticReport report = estate.Validate();

        report.Select(finding => finding.Location).ShouldBe([value, resource]);
    }

    [Test]
    public void Names_the_owner_of_a_child_resource()
    {
        ResourceId route = Designs.Id(ResourceTypes.RouteTable, "rt").Child("routes", "all");
        Topology estate = Designs.Of() with { UnreadValues = [HostBits with { ResourceId = route, Property = "addressPrefix" }] };

        Diagnostic finding = estate.ShouldHaveOnly("VNP1002");

        finding.Message.ShouldStartWith("\"rt/all\" has");
    }

    [Test]
    public void Stays_silent_for_a_value_that_is_known_at_run_time_only()
    {
        Topology estate = Designs.Of(Designs.VNet("app")) with { UnreadValues = [HostBits with { Kind = UnreadValueKind.Unresolved, Text = "[reference('x')]" }] };

        estate.ShouldHaveNoFindings();
    }
}
