namespace VNetPeering.Sdk.Validation;

/// <summary>What an address text of a security rule is.</summary>
internal enum AddressWordKind
{
    /// <summary>An expression, a placeholder, or a form that Azure may take or refuse.</summary>
    Unknown = 0,

    /// <summary>Every address.</summary>
    Everything,

    /// <summary>A word in the form of a service tag; whether Azure has that tag is not looked at.</summary>
    ServiceTag,

    /// <summary>An address, a prefix or a range of addresses.</summary>
    Addresses,

    /// <summary>A prefix with bits set behind its length.</summary>
    HostBitsSet,

    /// <summary>Nothing that Azure takes.</summary>
    Malformed,
}
