namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>What a text of a design names, apart from whose it is.</summary>
/// <param name="Kind">What is named.</param>
/// <param name="Index">The VNet or resource.</param>
/// <param name="Tail">What of it: the rest of an id, or where in the space.</param>
/// <param name="Text">The whole text, in capitals.</param>
internal readonly record struct Reference(ReferenceKind Kind, int Index, string Tail, string Text)
{
    /// <summary>Gets the VNet that is named; -1 where none is.</summary>
    internal int VNet => Kind is ReferenceKind.VNet or ReferenceKind.Address ? Index : -1;

    /// <summary>Gets whether a part of a VNet is named.</summary>
    internal bool IsInner => VNet >= 0 && Tail.Length > 0;
}
