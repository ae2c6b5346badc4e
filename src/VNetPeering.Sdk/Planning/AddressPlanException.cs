namespace VNetPeering.Sdk.Planning;

/// <summary>A plan cannot be made as it is asked for: no room, or a lock that does not fit any more. The message names each request and the way out.</summary>
public sealed class AddressPlanException : Exception
{
    /// <summary>Creates the exception.</summary>
    public AddressPlanException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public AddressPlanException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public AddressPlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
