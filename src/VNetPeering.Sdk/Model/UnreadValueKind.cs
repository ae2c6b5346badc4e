namespace VNetPeering.Sdk.Model;

/// <summary>Why a value of the input could not be carried into the model.</summary>
public enum UnreadValueKind
{
    /// <summary>An expression that is known at run time only, such as <c>[reference(…)]</c>.</summary>
    Unresolved = 0,

    /// <summary>A text that should be an address prefix and is not CIDR notation: Azure answers <c>InvalidAddressPrefixFormat</c> (rule 1.04).</summary>
    MalformedPrefix,

    /// <summary>An address prefix with host bits set: Azure answers <c>InvalidCIDRNotation</c> (rule 1.04).</summary>
    HostBitsSet,

    /// <summary>A text that should be an address and is none.</summary>
    MalformedAddress,

    /// <summary>A reference to a resource that is not a resource id.</summary>
    MalformedReference,

    /// <summary>A word that is none of the values that the property takes.</summary>
    UnknownWord,
}
