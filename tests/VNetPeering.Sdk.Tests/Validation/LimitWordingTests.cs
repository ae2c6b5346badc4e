using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Validation;

public sealed class LimitWordingTests
{
    [Test]
    public void Thousands_are_set_apart() =>
        LimitWording.Fact(1_001, "rules", 1_000, AzureLimits.Documented).ShouldBe("has 1,001 rules; Azure's limit is 1,000 (2022-12)");

    [Test]
    public void The_date_is_that_of_the_figures() =>
        LimitWording.Fact(3, "peerings", 2, new AzureLimits { AsOf = "2027-01" }).ShouldBe("has 3 peerings; Azure's limit is 2 (2027-01)");
}
