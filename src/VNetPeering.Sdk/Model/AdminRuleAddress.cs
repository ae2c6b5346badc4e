namespace VNetPeering.Sdk.Model;

/// <summary>A source or destination of an admin rule.</summary>
/// <remarks>Corresponds to an entry of <c>sources</c> or <c>destinations</c>. Immutable; thread-safe.</remarks>
public sealed record AdminRuleAddress
{
    /// <summary>Gets the text as written: an address, a prefix, several of them with commas, <c>*</c>, a service tag, or the id of a network group.</summary>
    public required string AddressPrefix { get; init; }

    /// <summary>Gets what the text is. A service tag is known by its text as well.</summary>
    /// <value>Default <see cref="AdminRuleAddressType.IPPrefix"/>.</value>
    public AdminRuleAddressType AddressPrefixType { get; init; }
}
