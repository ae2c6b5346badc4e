using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class ImportRuleTests
{
    [Test]
    public void Ids_are_unique_ordered_and_in_the_range_of_the_import()
    {
        string[] ids = [.. ImportDiagnostics.All.Select(rule => rule.Id)];

        ids.Length.ShouldBeGreaterThan(6);
        ids.ShouldBe(ids.Distinct().Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.StartsWith("VNP8", StringComparison.Ordinal) && id.Length == 7);
    }
}
