using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Tests.Architecture;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Tests.Validation;

public sealed class RuleCatalogTests
{
    private const int RulesAtLeast = 120;

    private static IEnumerable<DiagnosticDescriptor> Descriptors => DiagnosticRules.OfValidation.Select(rule => rule.Descriptor);

    [Test]
    public void Ids_are_unique_and_in_order()
    {
        string[] ids = [.. Descriptors.Select(descriptor => descriptor.Id)];

        ids.Length.ShouldBeGreaterThanOrEqualTo(RulesAtLeast);
        ids.ShouldBe(ids.Distinct().Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.Length == 7 && id.StartsWith("VNP", StringComparison.Ordinal));
    }

    [Test]
    public void Every_rule_class_is_in_the_catalogue()
    {
        Type[] written = [.. typeof(ValidationRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ValidationRule)))];

        written.Length.ShouldBeGreaterThanOrEqualTo(RulesAtLeast);
        DiagnosticRules.OfValidation.Select(rule => rule.GetType()).ShouldBe(written, ignoreOrder: true);
    }

    [Test]
    public void Every_rule_class_has_its_file_of_tests()
    {
        string folder = Path.Combine(Repository.Root, "tests", "VNetPeering.Sdk.Tests", "Validation", "Rules");
        string[] untested =
        [
            .. DiagnosticRules.OfValidation.Select(rule => $"{rule.GetType().Name}Tests.cs").Where(file => !File.Exists(Path.Combine(folder, file))),
        ];

        untested.ShouldBeEmpty();
    }

    [Test]
    public void Every_rule_says_what_it_is_and_what_it_rests_on()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors)
        {
            descriptor.Title.ShouldNotEndWith(".");
            descriptor.Evidence.ShouldNotBeNullOrWhiteSpace(descriptor.Id);
            descriptor.Rules.ShouldNotBeNullOrWhiteSpace(descriptor.Id);
        }
    }
}
