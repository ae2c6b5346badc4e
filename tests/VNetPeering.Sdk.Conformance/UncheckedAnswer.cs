namespace VNetPeering.Sdk.Conformance;

/// <summary>A part of a case that no check asks about, with the reason.</summary>
internal sealed record UncheckedAnswer(string CaseId, string What, string Because);
