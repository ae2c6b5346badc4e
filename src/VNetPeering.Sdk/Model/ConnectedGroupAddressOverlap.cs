namespace VNetPeering.Sdk.Model;

/// <summary>What Azure does about members of a connected group that overlap (rule 6.07).</summary>
public enum ConnectedGroupAddressOverlap
{
    /// <summary>They are taken; what they share is reachable for none of the others.</summary>
    Allowed = 0,

    /// <summary>Such members are refused, and later changes that would make members overlap as well.</summary>
    Disallowed,
}
