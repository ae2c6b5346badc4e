using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk;

/// <summary>One of the networks among which flows are inspected.</summary>
/// <param name="name">Its name.</param>
/// <param name="senders">The subnets out of which its packets come.</param>
/// <param name="prefixes">The prefixes that lead to it.</param>
internal sealed class InspectedEnd(string name, IEnumerable<SubnetBuilder> senders, IEnumerable<AddressPrefix> prefixes)
{
    internal string Name => name;

    internal IReadOnlyList<SubnetBuilder> Senders { get; } = [.. senders];

    internal IReadOnlyList<AddressPrefix> Prefixes { get; } = [.. prefixes];
}
