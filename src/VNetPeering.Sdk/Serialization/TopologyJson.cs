using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>Saves and loads a topology without loss, in the project's own versioned JSON format.</summary>
/// <remarks>
/// The root is <c>{ "schemaVersion": 1, "topology": { … } }</c>; <c>docs/reference/topology-json.md</c> describes the rest. What is saved and loaded again
/// is equal, <see cref="Topology.Sources"/> included, and texts keep their case. Properties at their default are left out; the same topology always
/// gives the same text. Thread-safe.
/// </remarks>
public static class TopologyJson
{
    /// <summary>The version of the format that is written, and the newest that is read.</summary>
    public const int SchemaVersion = 1;

    private const string VersionName = "schemaVersion";
    private const string TopologyName = "topology";
    private const string RootShape = """{ "schemaVersion": 1, "topology": { … } }""";

    // Placeholders such as <SUBSCRIPTION_ID> stay readable; the strict encoder is for text inside HTML.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the topology as JSON text, indented, with <c>\n</c> at the end of every line.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="topology"/> is null.</exception>
    /// <exception cref="ArgumentException">A property holds what JSON cannot carry: a number that its enum does not name, or half of a surrogate pair.</exception>
    public static string Save(Topology topology) => Encoding.UTF8.GetString(Write(topology).WrittenSpan);

    /// <summary>Writes the topology to a stream as UTF-8 without byte-order mark. The stream stays open.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A property holds what JSON cannot carry, as above; the stream is untouched then.</exception>
    public static void Save(Topology topology, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Write(topology).WrittenSpan);
    }

    /// <summary>Reads a topology.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="TopologyJsonException">The text is not JSON, not a topology, of a newer version, or holds a property or value that this version does not know.</exception>
    public static Topology Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Load(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a topology from UTF-8. A byte-order mark in front and comments are skipped.</summary>
    /// <exception cref="TopologyJsonException">The text is not JSON, not a topology, of a newer version, or holds a property or value that this version does not know.</exception>
    public static Topology Load(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> json = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        CheckVersion(json);
        return ReadTopology(json);
    }

    private static ArrayBufferWriter<byte> Write(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNumber(VersionName, SchemaVersion);
            writer.WritePropertyName(TopologyName);
            TopologyFormat.Topology.Write(writer, topology);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer;
    }

    /// <summary>Looks for the version first, wherever it stands: a newer file may hold anything, and its version is then the one thing worth saying.</summary>
    private static void CheckVersion(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json);
        cursor.Read();
        cursor.Expect(JsonTokenType.StartObject, $"a saved topology, {RootShape}");
        JsonCursor start = cursor;
        while (cursor.ReadName())
        {
            bool isVersion = cursor.NameIs(VersionName);
            cursor.Enter(VersionName);
            cursor.Read();
            if (!isVersion)
            {
                cursor.Skip();
                cursor.Leave();
                continue;
            }

            long version = cursor.ReadInt64();
            if (version is < 1 or > SchemaVersion)
            {
                throw cursor.Problem(version > SchemaVersion
                    ? $"The file has version {version} of the format, and this release reads up to version {SchemaVersion}. Update VNetPeering.Sdk, or save the file with an older release."
                    : $"There is no version {version} of the format. Versions start at 1.");
            }

            return;
        }

        throw start.Problem($"""There is no "{VersionName}" here. A saved topology is {RootShape}.""");
    }

    private static Topology ReadTopology(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json);
        cursor.Read();
        JsonCursor start = cursor;
        Topology? topology = null;
        bool hasVersion = false;
        while (cursor.ReadName())
        {
            bool isVersion = cursor.NameIs(VersionName);
            if (!isVersion && !cursor.NameIs(TopologyName))
            {
                throw cursor.UnknownProperty([VersionName, TopologyName]);
            }

            cursor.Enter(isVersion ? VersionName : TopologyName);
            if (isVersion ? hasVersion : topology is not null)
            {
                throw cursor.RepeatedProperty();
            }

            cursor.Read();
            if (isVersion)
            {
                hasVersion = true;
            }
            else
            {
                topology = TopologyFormat.Topology.Read(ref cursor);
            }

            cursor.Leave();
        }

        cursor.ReadEnd();
        return topology ?? throw start.Problem($"""There is no "{TopologyName}" here. A saved topology is {RootShape}.""");
    }
}
