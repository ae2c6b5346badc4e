namespace VNetPeering.Sdk.Diagnostics;

/// <summary>A finding that was not reported because it is known.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record SuppressedDiagnostic
{
    /// <summary>Gets the finding.</summary>
    public required Diagnostic Diagnostic { get; init; }

    /// <summary>Gets the entry that covers it.</summary>
    public required KnownFinding Known { get; init; }
}
