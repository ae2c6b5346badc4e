namespace VNetPeering.Sdk.Import;

/// <summary>A source cannot be read at all: it is missing, its JSON is malformed, or its shape is not one that is read.</summary>
/// <remarks>The message is one line that names the source and the way out. What is wrong inside good JSON is never thrown: it is a finding.</remarks>
public sealed class ImportException : Exception
{
    /// <summary>Creates the exception without a place.</summary>
    public ImportException()
    {
    }

    /// <summary>Creates the exception without a place.</summary>
    public ImportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception without a place.</summary>
    public ImportException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ImportException(string file, int line, int column, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>Gets the file or folder as it was given; empty when not known.</summary>
    public string File { get; } = string.Empty;

    /// <summary>Gets the line of the malformed JSON, counted from 1; 0 when the source as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>Gets the column of the malformed JSON, counted from 1 in UTF-8 bytes; 0 when the source as a whole is meant.</summary>
    public int Column { get; }
}
