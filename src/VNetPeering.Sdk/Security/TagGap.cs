using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>Something that the input does not hold, and that may bring addresses into a tag. Immutable; thread-safe.</summary>
/// <param name="Gap">What it is.</param>
/// <param name="Spared">The addresses that it brings in no case.</param>
internal sealed record TagGap(RouteGap Gap, AddressRanges Spared)
{
    /// <summary>Creates a gap that may bring any address.</summary>
    internal static TagGap OfAny(RouteGap gap) => new(gap, AddressRanges.Empty);
}
