namespace VNetPeering.Sdk.Diagnostics;

/// <summary>Thrown when a text is not a baseline in the format of <see cref="BaselineJson"/>. One line that names the place and the way out.</summary>
public sealed class BaselineException : FormatException
{
    internal BaselineException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
