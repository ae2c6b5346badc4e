using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A Connected link whose access flag is cleared.</summary>
/// <param name="Link">The link.</param>
/// <param name="Space">The addresses behind it: the remote prefixes as peered.</param>
internal sealed record ClosedLink(CompiledLink Link, AddressRanges Space);
