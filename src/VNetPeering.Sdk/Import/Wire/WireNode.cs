namespace VNetPeering.Sdk.Import.Wire;

/// <summary>What every object of the wire knows: where it began, and what stood there when it was no object.</summary>
internal abstract class WireNode
{
    /// <summary>Gets or sets the offset of the first byte in the file.</summary>
    internal int Offset { get; set; }

    /// <summary>Gets or sets the text that stands in place of the object, for example an expression; without value when an object was there.</summary>
    internal WireText Instead { get; set; }
}
