using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Import;

/// <summary>What became of one source: read with some items passed over, or refused as a whole with a sentence that says why.</summary>
internal sealed record SourceOutcome(ReadSource? Read, ValueList<IgnoredItem> Ignored, string? Refusal);
