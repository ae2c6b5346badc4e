namespace VNetPeering.Sdk.Validation;

/// <summary>How much of what a service needs a security rule matches. Ordered: the reach of a rule is the least of its parts.</summary>
internal enum RuleReach
{
    /// <summary>Surely nothing.</summary>
    None = 0,

    /// <summary>Some of it, or what cannot be told from the text.</summary>
    Part,

    /// <summary>Surely all of it.</summary>
    All,
}
