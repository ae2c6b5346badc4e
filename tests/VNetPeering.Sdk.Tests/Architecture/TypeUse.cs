namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>One type, in one of its methods or outside them, names another or a member of it. Nested and compiler-made types count as the type around them.</summary>
internal readonly record struct TypeUse(string FromNamespace, string FromType, string? FromMember, string ToAssembly, string ToNamespace, string ToType, string? Member)
{
    public string To => $"{ToNamespace}.{ToType}";

    public string From => $"{FromNamespace}.{FromType}{(FromMember is null ? string.Empty : $".{FromMember}")}";

    public override string ToString() => $"{From} uses {To}{(Member is null ? string.Empty : $".{Member}")}";
}
