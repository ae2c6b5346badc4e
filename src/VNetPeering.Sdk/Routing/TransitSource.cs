using VNetPeering.Sdk.Compilation;

namespace VNetPeering.Sdk.Routing;

/// <summary>The hub whose gateway a VNet borrows.</summary>
/// <param name="Hub">Index of the hub.</param>
/// <param name="Link">The link over which it is borrowed: the borrower's own, or the hub's for a classic borrower.</param>
internal sealed record TransitSource(int Hub, CompiledLink Link);
