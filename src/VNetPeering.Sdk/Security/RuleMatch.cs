namespace VNetPeering.Sdk.Security;

/// <summary>Whether a rule concerns a packet.</summary>
internal enum RuleMatch
{
    No = 0,
    Yes,

    /// <summary>It hangs on something that the input does not hold.</summary>
    Maybe,
}
