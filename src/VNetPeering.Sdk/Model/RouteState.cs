namespace VNetPeering.Sdk.Model;

/// <summary>Whether an effective route takes part in the choice (rule book 7.5).</summary>
public enum RouteState
{
    /// <summary>It takes part; the longest prefix wins.</summary>
    Active = 0,

    /// <summary>Another route of the same prefix displaced it.</summary>
    Invalid,
}
