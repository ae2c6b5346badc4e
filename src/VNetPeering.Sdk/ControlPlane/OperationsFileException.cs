namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Thrown when a text is no operations file, or names something that cannot be made out. The message is one line that names the operation and the way out.</summary>
public sealed class OperationsFileException : FormatException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public OperationsFileException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public OperationsFileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public OperationsFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
