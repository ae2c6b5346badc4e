using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>What formats are put together from.</summary>
internal static class Codecs
{
    /// <summary>Stands in a template where a required id will be; no file holds it.</summary>
    internal static readonly ResourceId NoId = ResourceId.Create("none", "none", "none/none", "none");

    internal static ListCodec<T> ListOf<T>(Codec<T> item) => new(item);

    internal static NullableCodec<T> NullableOf<T>(Codec<T> inner)
        where T : struct => new(inner);

    internal static EnumCodec<T> EnumOf<T>()
        where T : struct, Enum => new();
}
