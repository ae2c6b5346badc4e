using VNetPeering.Sdk.Collections;
namespace VNetPeering.Sdk.Addressing;
/// <summary>Stand-in until the addressing branch lands.</summary>
public sealed class PrefixSet
{
    /// <summary>Gets the prefixes.</summary>
    public ValueList<AddressPrefix> Prefixes { get; init; } = [];
}
