namespace VNetPeering.Sdk.Addressing;

/// <summary>Why a text is not an address prefix.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record PrefixTextProblem
{
    /// <summary>Gets the kind of the problem; Azure answers each kind with a code of its own (rule 1.04).</summary>
    public required PrefixTextProblemKind Kind { get; init; }

    /// <summary>Gets a sentence that names the text, the fact and the way out.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the prefix that was meant, where host bits are set; null otherwise.</summary>
    public AddressPrefix? Meant { get; init; }
}
