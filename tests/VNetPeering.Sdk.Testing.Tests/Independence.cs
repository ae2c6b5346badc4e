using System.Reflection;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Testing.Tests;

/// <summary>The package belongs to no test framework.</summary>
public sealed class Independence
{
    [Test]
    public void It_references_the_framework_and_the_core_only() => typeof(NetworkAssertionException).Assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
        .ShouldBe(["VNetPeering.Sdk"]);

    [Test]
    public void A_failed_assertion_is_a_failed_test_with_the_explanation()
    {
        NetworkAssertionException failure = Assert.Throws<NetworkAssertionException>(() => SampleNetworks.HubAndSpoke().Compile().ShouldReach("spoke1/work", "spoke2/work"))!;

        // NUnit takes every exception but its own signals as a failure, and prints type and message.
        failure.ShouldNotBeAssignableTo<ResultStateException>();
        failure.Message.ShouldContain("should be reachable, but is Blocked");
        failure.Message.ShouldContain("blockers:");
        failure.Message.ShouldEndWith("\n");
    }

    [Test]
    public void Public_types_are_sealed_or_static() =>
        typeof(NetworkAssertionException).Assembly.GetExportedTypes().Where(type => !type.IsSealed && !type.IsInterface).ShouldBeEmpty();
}
