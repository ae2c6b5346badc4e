using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A record, as an object: a table of its properties in the order in which they are written.</summary>
/// <remarks>
/// Not the source generator of System.Text.Json: that one takes <c>init</c> properties as constructor arguments, so an absent property would lose
/// its initializer (<c>true</c> becomes <c>false</c>, an empty list null). Here an absent property keeps the template's value.
/// Neither needs reflection.
/// </remarks>
/// <param name="template">A record whose optional properties are at their defaults.</param>
internal sealed class RecordCodec<TRecord>(TRecord template) : Codec<TRecord>
    where TRecord : class
{
    private readonly List<RecordField<TRecord>> _fields = [];

    public IEnumerable<string> Names => _fields.Select(one => one.Name);

    public RecordCodec<TRecord> Required<TValue>(string name, Codec<TValue> codec, Func<TRecord, TValue> get, Func<TRecord, TValue, TRecord> set) =>
        Add(new ValueField<TRecord, TValue>(name, true, codec, get, set));

    public RecordCodec<TRecord> Optional<TValue>(string name, Codec<TValue> codec, Func<TRecord, TValue?> get, Func<TRecord, TValue, TRecord> set) =>
        Add(new ValueField<TRecord, TValue>(name, false, codec, get, set));

    public override void Write(Utf8JsonWriter writer, TRecord value)
    {
        writer.WriteStartObject();
        foreach (RecordField<TRecord> field in _fields)
        {
            field.Write(writer, value, template);
        }

        writer.WriteEndObject();
    }

    public override TRecord Read(ref JsonCursor cursor)
    {
        cursor.Expect(JsonTokenType.StartObject, "an object");
        JsonCursor start = cursor;
        TRecord record = template;
        ulong seen = 0;
        while (cursor.ReadName())
        {
            int index = Find(ref cursor);
            RecordField<TRecord> field = _fields[index];
            cursor.Enter(field.Name);
            if ((seen & (1UL << index)) != 0)
            {
                throw cursor.RepeatedProperty();
            }

            seen |= 1UL << index;
            cursor.Read();
            record = field.Read(ref cursor, record);
            cursor.Leave();
        }

        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].IsRequired && (seen & (1UL << i)) == 0)
            {
                throw start.Problem($"Property \"{_fields[i].Name}\" is missing here. Add it.");
            }
        }

        return record;
    }

    public override TRecord WithIds(TRecord value, Func<ResourceId, ResourceId> replace)
    {
        TRecord record = value;
        foreach (RecordField<TRecord> field in _fields)
        {
            record = field.WithIds(record, replace);
        }

        return record;
    }

    private RecordCodec<TRecord> Add(RecordField<TRecord> field)
    {
        // The properties that were seen are bits of one ulong.
        if (_fields.Count == 64)
        {
            throw new InvalidOperationException($"{typeof(TRecord).Name} has more than 64 properties.");
        }

        _fields.Add(field);
        return this;
    }

    private int Find(ref JsonCursor cursor)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            if (cursor.NameIs(_fields[i].Name))
            {
                return i;
            }
        }

        throw cursor.UnknownProperty(Names);
    }
}
