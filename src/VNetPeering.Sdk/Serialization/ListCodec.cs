using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A list, as an array.</summary>
internal sealed class ListCodec<T>(Codec<T> item) : Codec<ValueList<T>>
{
    public override void Write(Utf8JsonWriter writer, ValueList<T> value)
    {
        writer.WriteStartArray();
        foreach (T one in value)
        {
            item.Write(writer, one);
        }

        writer.WriteEndArray();
    }

    public override ValueList<T> Read(ref JsonCursor cursor)
    {
        cursor.Expect(JsonTokenType.StartArray, "an array");
        var items = new List<T>();
        while (true)
        {
            cursor.Read();
            if (cursor.Token == JsonTokenType.EndArray)
            {
                return items.ToValueList();
            }

            cursor.Enter(items.Count);
            items.Add(item.Read(ref cursor));
            cursor.Leave();
        }
    }

    public override ValueList<T> WithIds(ValueList<T> value, Func<ResourceId, ResourceId> replace)
    {
        T[]? changed = null;
        for (int i = 0; i < value.Count; i++)
        {
            T now = item.WithIds(value[i], replace);
            if (!typeof(T).IsValueType && !ReferenceEquals(now, value[i]))
            {
                changed ??= [.. value];
                changed[i] = now;
            }
        }

        return changed is null ? value : [.. changed];
    }
}
