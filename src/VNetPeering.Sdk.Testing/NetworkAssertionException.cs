namespace VNetPeering.Sdk.Testing;

/// <summary>
/// Thrown when a network is not what a test expects. The message holds the expectation, the fact and the explanation as <see cref="Reporting.TextReport"/> prints it.
/// </summary>
/// <remarks>Every test framework takes an exception as a failure and prints its message, so none has to be known here.</remarks>
public sealed class NetworkAssertionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NetworkAssertionException(string message)
        : base(message)
    {
    }
}
