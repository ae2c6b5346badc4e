namespace VNetPeering.Sdk.Conformance;

/// <summary>What a record leaves out of its design although the record itself settles it, with the reason.</summary>
internal sealed record Completion(string CaseId, string Because, Action<CompactDesign> Complete);
