namespace VNetPeering.Sdk.Addressing;

/// <summary>The ways in which a text can fail to be an address prefix.</summary>
public enum PrefixTextProblemKind
{
    /// <summary>The text is not CIDR notation at all, or its length is missing or out of range.</summary>
    Malformed,

    /// <summary>Address and length are right, but bits behind the length are set, as in <c>10.0.0.7/16</c>.</summary>
    HostBitsSet,
}
