using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RoutesPerTableTests
{
    private static DrawnDesign TwoRoutes(int limit) => DesignText.Read($"""
        limit RoutesPerRouteTable={limit}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24 table=t
        subnet app/data 10.1.1.0/24 table=t
        table t
        route t/a 198.51.100.0/24 -> None
        route t/b 203.0.113.0/24 -> None
        """);

    [Test]
    public void Fires_once_on_the_table_however_many_subnets_it_is_attached_to()
    {
        Diagnostic finding = TwoRoutes(1).ShouldHaveOnly("VNP7020");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "t"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"t\" has 2 routes; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Replace neighbouring destinations with the same next hop by a shorter prefix.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoRoutes(2).ShouldHaveNoFindings();
}
