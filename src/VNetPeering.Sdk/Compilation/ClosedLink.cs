using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Compilation;

/// <summary>A Connected link whose access flag is cleared, or may be: nobody can read it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Space">The addresses behind it: the remote prefixes as peered.</param>
internal sealed record ClosedLink(CompiledLink Link, AddressRanges Space)
{
    /// <summary>Gets whether it is not known whether the flag is cleared.</summary>
    internal bool IsUnread => Link.IsAccessUnread;
}
