namespace VNetPeering.Sdk.Security;

/// <summary>What the security admin rules in front of a machine may do to a packet: one thing when all is known, several otherwise.</summary>
[Flags]
internal enum AdminOutcomes
{
    /// <summary>Nothing, which never is the whole answer.</summary>
    None = 0,

    /// <summary>No rule matches, so security groups are asked.</summary>
    NoRule = 1,

    /// <summary>Security groups are asked.</summary>
    Allow = 2,

    /// <summary>The packet passes, and security groups are not asked.</summary>
    AlwaysAllow = 4,

    /// <summary>The packet is dropped.</summary>
    Deny = 8,
}
