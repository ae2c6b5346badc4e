using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>One property of a record.</summary>
internal abstract class RecordField<TRecord>(string name, bool isRequired)
{
    public string Name { get; } = name;

    public bool IsRequired { get; } = isRequired;

    /// <summary>Writes name and value, unless the value is that of <paramref name="template"/> and not required.</summary>
    public abstract void Write(Utf8JsonWriter writer, TRecord record, TRecord template);

    /// <summary>Returns the record with the value at the current token.</summary>
    public abstract TRecord Read(ref JsonCursor cursor, TRecord record);

    /// <summary>Returns the record with each resource id of the value replaced; the very same record where none is another.</summary>
    public abstract TRecord WithIds(TRecord record, Func<ResourceId, ResourceId> replace);
}
