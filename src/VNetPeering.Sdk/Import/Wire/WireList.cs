namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A list of the wire.</summary>
/// <typeparam name="T">The shape of the items.</typeparam>
internal sealed class WireList<T>
{
    /// <summary>Gets the items; nulls are left out.</summary>
    internal List<T> Items { get; } = [];

    /// <summary>Gets the texts, expressions for example, that stand where an object should.</summary>
    internal List<WireText> Strays { get; } = [];

    /// <summary>Gets or sets the text that stands in place of the list, for example an expression; without value when a list was there.</summary>
    internal WireText Instead { get; set; }
}
