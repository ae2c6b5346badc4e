namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>A text of a design, held once however often it is written.</summary>
internal sealed class HeldText(string text)
{
    internal string Text => text;

    /// <summary>Gets or sets what it names; null until somebody has looked.</summary>
    internal Reference? Names { get; set; }
}
