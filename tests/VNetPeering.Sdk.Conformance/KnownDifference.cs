namespace VNetPeering.Sdk.Conformance;

/// <summary>A check whose answer differs from Azure's for a reason that is known. When it starts to agree, its entry must go.</summary>
internal sealed record KnownDifference(string Name, string Because);
