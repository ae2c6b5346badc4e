using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>One property of a record, with the type of its value.</summary>
internal sealed class ValueField<TRecord, TValue>(string name, bool isRequired, Codec<TValue> codec, Func<TRecord, TValue?> get, Func<TRecord, TValue, TRecord> set)
    : RecordField<TRecord>(name, isRequired)
{
    public override void Write(Utf8JsonWriter writer, TRecord record, TRecord template)
    {
        TValue value = get(record)!;
        if (IsRequired || !codec.IsSame(value, get(template)!))
        {
            writer.WritePropertyName(Name);
            codec.Write(writer, value);
        }
    }

    public override TRecord Read(ref JsonCursor cursor, TRecord record) => set(record, codec.Read(ref cursor));

    public override TRecord WithIds(TRecord record, Func<ResourceId, ResourceId> replace)
    {
        // No value type of the model holds an id.
        if (typeof(TValue).IsValueType || get(record) is not { } value)
        {
            return record;
        }

        TValue now = codec.WithIds(value, replace);
        return ReferenceEquals(now, value) ? record : set(record, now);
    }
}
