namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>One type names another, or a member of it. Nested and compiler-made types count as the type around them.</summary>
internal readonly record struct TypeUse(string FromNamespace, string FromType, string ToAssembly, string ToNamespace, string ToType, string? Member)
{
    public string To => $"{ToNamespace}.{ToType}";

    public override string ToString() => $"{FromNamespace}.{FromType} uses {To}{(Member is null ? string.Empty : $".{Member}")}";
}
