using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Thrown when a text names no place of a network, or several.</summary>
public sealed class PlaceException : ArgumentException
{
    /// <summary>Creates the exception. The candidates end the message.</summary>
    public PlaceException(string message, IEnumerable<string> candidates)
        : this(message, candidates.ToValueList())
    {
    }

    private PlaceException(string message, ValueList<string> candidates)
        : base(candidates.Count == 0 ? message : $"{message} Candidates: {string.Join(", ", candidates)}.") => Candidates = candidates;

    /// <summary>Gets the places that the text may have meant, each in its shortest unique form.</summary>
    public ValueList<string> Candidates { get; }
}
