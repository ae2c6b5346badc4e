namespace VNetPeering.Sdk.Model;

/// <summary>What a security rule does with a match.</summary>
public enum SecurityRuleAccess
{
    /// <summary>Lets it pass.</summary>
    Allow = 0,

    /// <summary>Drops it.</summary>
    Deny,
}
