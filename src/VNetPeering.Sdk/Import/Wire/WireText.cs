using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A leaf of the wire: its text and where it stands. Numbers and booleans are kept as text, since sources write them as strings too.</summary>
[JsonConverter(typeof(WireTextConverter))]
internal readonly record struct WireText(string? Value, int Offset)
{
    /// <summary>Gets whether something other than null stands there.</summary>
    internal bool IsStated => Value is not null;

    /// <summary>
    /// Gets whether the text is a template expression that only a deployment can evaluate. Two opening brackets are the escape for a text that
    /// begins with one.
    /// </summary>
    internal bool IsExpression => Value is ['[', not '[', ..] && Value[^1] == ']';
}
