using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A resource id, as its text.</summary>
internal sealed class IdCodec : Codec<ResourceId>
{
    private static readonly TextCodec<ResourceId> Text = new("a resource id", id => id.ToString(), ResourceId.Parse);

    public override void Write(Utf8JsonWriter writer, ResourceId value) => Text.Write(writer, value);

    public override ResourceId Read(ref JsonCursor cursor) => Text.Read(ref cursor);

    public override bool IsSame(ResourceId left, ResourceId right) => Text.IsSame(left, right);

    public override ResourceId WithIds(ResourceId value, Func<ResourceId, ResourceId> replace) => replace(value);
}
