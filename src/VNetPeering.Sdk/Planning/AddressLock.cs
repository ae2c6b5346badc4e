using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Planning;

/// <summary>What was planned, kept in a file so that the next plan leaves it where it is.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe. The file is JSON: <c>{ "schemaVersion": 1, "prefixes": { "app": "10.0.1.0/24" } }</c>, by name.</remarks>
public sealed record AddressLock
{
    /// <summary>Gets the lock that holds nothing.</summary>
    public static AddressLock Empty { get; } = new();

    /// <summary>Gets the names with their prefixes, in the order of the names.</summary>
    public ValueList<PlannedPrefix> Prefixes { get; init; } = [];

    /// <summary>Returns the lock of a plan, together with what an earlier lock holds.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="planned"/> is null.</exception>
    public static AddressLock Of(IEnumerable<PlannedPrefix> planned, AddressLock? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return new AddressLock { Prefixes = [.. planned.Concat(earlier?.Prefixes ?? []).DistinctBy(entry => entry.Name).OrderBy(entry => entry.Name.Value, StringComparer.OrdinalIgnoreCase)] };
    }

    /// <summary>Reads a lock.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="AddressPlanException">The text is no lock; the message says where and why.</exception>
    public static AddressLock Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("schemaVersion", out JsonElement version) || version.ValueKind != JsonValueKind.Number || version.GetInt32() != 1
                || !document.RootElement.TryGetProperty("prefixes", out JsonElement prefixes) || prefixes.ValueKind != JsonValueKind.Object)
            {
                throw new AddressPlanException("The text is no address lock: it wants \"schemaVersion\": 1 and \"prefixes\", an object of names and prefixes. Restore the file, or delete it to plan anew.");
            }

            return Of(prefixes.EnumerateObject().Select(entry => new PlannedPrefix
            {
                Name = entry.Name,
                Prefix = entry.Value.ValueKind == JsonValueKind.String && AddressPrefix.TryParse(entry.Value.GetString()!, out AddressPrefix prefix)
                    ? prefix
                    : throw new AddressPlanException($"The lock of \"{entry.Name}\" is {entry.Value.GetRawText()}, which is no address prefix. Restore the file, or take the entry out."),
            }));
        }
        catch (JsonException problem)
        {
            throw new AddressPlanException($"The address lock is malformed JSON: {problem.Message} Restore the file, or delete it to plan anew.", problem);
        }
    }

    /// <summary>Returns the lock as JSON: the same lock always gives the same text, which ends with a line break.</summary>
    public string Save()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 1);
            writer.WriteStartObject("prefixes");
            foreach (PlannedPrefix entry in Prefixes)
            {
                writer.WriteString(entry.Name.Value, entry.Prefix.ToString());
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
