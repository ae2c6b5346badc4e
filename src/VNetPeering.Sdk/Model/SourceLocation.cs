namespace VNetPeering.Sdk.Model;

/// <summary>Where something was written down: in an imported file, or in the program that called the builder.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record SourceLocation
{
    /// <summary>Gets the path of the file as it was given.</summary>
    public required string File { get; init; }

    /// <summary>Gets the line, counted from 1; 0 when not known.</summary>
    public int Line { get; init; }

    /// <summary>Gets the column, counted from 1 in UTF-8 bytes; 0 when not known.</summary>
    public int Column { get; init; }

    /// <summary>Gets the JSON path, for example <c>$[0].subnets[2]</c>; null outside JSON.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Returns <c>file:line:column</c>, as far as known.</summary>
    public override string ToString() => Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}
