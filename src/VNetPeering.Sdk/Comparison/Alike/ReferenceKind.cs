namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>What a text of a design names.</summary>
internal enum ReferenceKind
{
    /// <summary>Nothing in particular.</summary>
    Text = 0,

    /// <summary>A VNet, or something inside it, by id.</summary>
    VNet,

    /// <summary>Addresses of a VNet.</summary>
    Address,

    /// <summary>A resource that is no VNet, or something inside it, by id.</summary>
    Item,
}
