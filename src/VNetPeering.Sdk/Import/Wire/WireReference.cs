using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A reference to another resource: an object with an <c>id</c>, or an expression in its place.</summary>
[JsonConverter(typeof(WireReferenceConverter))]
internal sealed class WireReference : WireNode
{
    /// <summary>Gets or sets the id as written; without value when the object has none.</summary>
    internal WireText Id { get; set; }

    /// <summary>Gets or sets whether the object holds anything beside its id.</summary>
    internal bool HasContent { get; set; }
}
