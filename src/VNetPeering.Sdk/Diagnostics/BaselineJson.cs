using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Diagnostics;

/// <summary>Saves and loads a baseline: the known findings of an estate, as JSON that is meant to be kept beside the design and reviewed.</summary>
/// <remarks>The same findings always give the same text: ordered, indented, <c>\n</c>. Thread-safe.</remarks>
public static class BaselineJson
{
    /// <summary>The version of the format that is written.</summary>
    public const int SchemaVersion = 1;

    private static readonly string[] Properties = ["rule", "resource", "related", "reason"];

    /// <summary>Returns the baseline that covers every finding of a report, the suppressed ones with their reasons included.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Save(DiagnosticReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        // An entry without related resources covers several findings and stays as it is.
        return Save(report.Suppressed.Select(suppressed => suppressed.Known).Distinct().Concat(report.Select(KnownFinding.Of)));
    }

    /// <summary>Returns a baseline.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="known"/> is null.</exception>
    public static string Save(IEnumerable<KnownFinding> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", SchemaVersion);
            writer.WriteStartArray("known");
            foreach (KnownFinding finding in known.OrderBy(each => each.RuleId, StringComparer.Ordinal).ThenBy(each => each.Resource, StringComparer.OrdinalIgnoreCase).ThenBy(each => string.Join(' ', each.Related ?? []), StringComparer.OrdinalIgnoreCase))
            {
                Write(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="BaselineException">The text is no baseline, or one of a later version.</exception>
    public static ValueList<KnownFinding> Load(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new BaselineException($"Line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: this is not JSON. A baseline is what \"vnetpeer validate --write-baseline\" writes.", exception);
        }
    }

    private static void Write(Utf8JsonWriter writer, KnownFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.RuleId);
        if (finding.Resource is not null)
        {
            writer.WriteString("resource", finding.Resource);
        }

        if (finding.Related is not null)
        {
            writer.WriteStartArray("related");
            foreach (string related in finding.Related)
            {
                writer.WriteStringValue(related);
            }

            writer.WriteEndArray();
        }

        if (finding.Reason is not null)
        {
            writer.WriteString("reason", finding.Reason);
        }

        writer.WriteEndObject();
    }

    private static ValueList<KnownFinding> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schemaVersion", out JsonElement version) || version.ValueKind != JsonValueKind.Number)
        {
            throw new BaselineException("\"schemaVersion\" is missing, so this is no baseline. Write one with \"vnetpeer validate --write-baseline\".");
        }

        if (!version.TryGetInt32(out int number) || number != SchemaVersion)
        {
            throw new BaselineException($"The baseline has schemaVersion {version}, and this release reads {SchemaVersion}. Write it anew, or use the release that wrote it.");
        }

        if (!root.TryGetProperty("known", out JsonElement known) || known.ValueKind != JsonValueKind.Array)
        {
            throw new BaselineException("\"known\" is missing or no array. It lists the known findings.");
        }

        return [.. known.EnumerateArray().Select(ReadEntry)];
    }

    private static KnownFinding ReadEntry(JsonElement entry, int index)
    {
        string place = $"\"known[{index}]\"";
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw new BaselineException($"{place} is no object. Each entry has \"rule\" and \"resource\".");
        }

        foreach (JsonProperty property in entry.EnumerateObject())
        {
            if (!Properties.Contains(property.Name))
            {
                throw new BaselineException($"{place} has \"{property.Name}\", which is not known. An entry has {string.Join(", ", Properties)}.");
            }
        }

        return new KnownFinding
        {
            RuleId = Text(entry, "rule", place) ?? throw new BaselineException($"{place} has no \"rule\". Name the rule, for example \"VNP1014\"."),
            Resource = Text(entry, "resource", place),
            Related = Related(entry, place),
            Reason = Text(entry, "reason", place),
        };
    }

    private static ValueList<string>? Related(JsonElement entry, string place)
    {
        if (!entry.TryGetProperty("related", out JsonElement related))
        {
            return null;
        }

        return related.ValueKind == JsonValueKind.Array && related.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String)
            ? [.. related.EnumerateArray().Select(id => id.GetString()!)]
            : throw new BaselineException($"{place} has \"related\", which is no list of resource ids. Leave it out to accept every finding of the rule about the resource.");
    }

    private static string? Text(JsonElement entry, string property, string place)
    {
        if (!entry.TryGetProperty(property, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new BaselineException($"{place} has \"{property}\", which is no text. Write a text, or leave it out.");
    }
}
