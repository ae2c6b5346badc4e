using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Thrown when a text names no place of a network, or several.</summary>
public sealed class PlaceException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    public PlaceException(string message, IEnumerable<string> candidates)
        : base(message) => Candidates = candidates.ToValueList();

    /// <summary>Gets the places that the text may have meant, each in its shortest unique form.</summary>
    public ValueList<string> Candidates { get; }
}
