namespace VNetPeering.Sdk.Serialization;

/// <summary>Thrown when a text is not a topology in the format of <see cref="TopologyJson"/>. Names the place and what stands there.</summary>
public sealed class TopologyJsonException : FormatException
{
    internal TopologyJsonException(string problem, string path, int line, int column, Exception? cause = null)
        : base($"Line {line}, column {column}, {path}: {problem}", cause)
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>Gets the JSON path, for example <c>$.topology.vnets[0].id</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the column, counted from 1 in UTF-8 bytes.</summary>
    public int Column { get; }
}
