using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Tests.Architecture;

public sealed class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] PublicTypes = typeof(CompiledNetwork).Assembly.GetExportedTypes();

    [Test]
    public void Classes_are_sealed_static_or_abstract()
    {
        Type[] classes = [.. WrittenTypes().Where(type => type.IsClass)];

        classes.Where(type => !type.IsSealed && !type.IsAbstract).Select(type => type.FullName).ShouldBeEmpty();
        classes.Length.ShouldBeGreaterThan(60);
    }

    [Test]
    public void Public_names_say_VNet()
    {
        // Azure's own switches keep Azure's letters (VnetLocal is a word of output, not a name). List a name here when a switch needs it.
        string[] azuresOwn = [];
        string[] names =
        [
            .. PublicTypes.Select(type => type.Name),
            .. PublicTypes.SelectMany(type => type.GetMembers(Declared)).Select(member => member.Name),
            .. PublicTypes.SelectMany(type => type.GetMembers(Declared)).OfType<MethodBase>().SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name ?? string.Empty),
        ];

        names.Where(name => name.Contains("Vnet", StringComparison.Ordinal) || name.Contains("VNET", StringComparison.Ordinal)).Except(azuresOwn).ShouldBeEmpty();
        names.Length.ShouldBeGreaterThan(500);
    }

    [Test]
    public void No_type_takes_a_name_that_clashes()
    {
        string[] clashing = ["VNetPeering", "Endpoint", "Trace", "Route"];

        WrittenTypes().Where(type => clashing.Contains(type.Name)).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Test]
    public void The_front_hall_is_small()
    {
        string[] hall = [.. PublicTypes.Where(type => type.Namespace == House.Root && !type.IsNested).Select(type => type.Name)];

        hall.Length.ShouldBeInRange(3, 25);
    }

    [Test]
    public void Lists_of_records_are_equal_by_content()
    {
        PropertyInfo[] lists =
        [
            .. PublicTypes.Where(IsRecord).SelectMany(type => type.GetProperties(Declared & ~BindingFlags.Static))
                .Where(property => property.PropertyType != typeof(string) && property.PropertyType != typeof(DiagnosticReport) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)),
        ];

        lists.Where(property => !property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(ValueList<>))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .ShouldBeEmpty();
        lists.Length.ShouldBeGreaterThan(50);
    }

    [Test]
    public void Records_are_nominal()
    {
        Type[] records = [.. PublicTypes.Where(IsRecord)];

        // A positional record can be taken apart; adding a property to it breaks its callers.
        records.Where(type => type.GetMethod("Deconstruct") is not null).Select(type => type.FullName).ShouldBeEmpty();
        records.Length.ShouldBeGreaterThan(30);
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<Type> WrittenTypes() =>
        new[] { typeof(CompiledNetwork).Assembly, Assembly.LoadFrom(Repository.ToolAssembly) }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("VNetPeering", StringComparison.Ordinal) is true);
}
