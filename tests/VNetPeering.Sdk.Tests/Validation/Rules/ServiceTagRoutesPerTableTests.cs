using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ServiceTagRoutesPerTableTests
{
    private static DrawnDesign TwoTags(int limit) => DesignText.Read($"""
        limit ServiceTagRoutesPerRouteTable={limit}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24 table=t
        table t
        route t/storage Storage.WestEurope -> Internet
        route t/sql Sql.WestEurope -> Internet
        route t/a 203.0.113.0/24 -> None
        """);

    [Test]
    public void Fires_on_the_table_and_leaves_out_prefixes()
    {
        Diagnostic finding = TwoTags(1).ShouldHaveOnly("VNP7021");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "t"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"t\" has 2 routes to service tags; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Replace regional tags by the tag of the whole service, or tags by prefixes.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoTags(2).ShouldHaveNoFindings();
}
