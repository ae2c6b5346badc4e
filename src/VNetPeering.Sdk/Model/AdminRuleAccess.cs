namespace VNetPeering.Sdk.Model;

/// <summary>What an admin rule does with a match (rule 5.42).</summary>
public enum AdminRuleAccess
{
    /// <summary>Asks no further admin rule, and leaves the packet to the network security groups.</summary>
    Allow = 0,

    /// <summary>Lets the packet pass, whatever network security groups say.</summary>
    AlwaysAllow,

    /// <summary>Drops the packet.</summary>
    Deny,
}
