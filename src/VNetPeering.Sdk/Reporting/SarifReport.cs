using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Turns findings into SARIF 2.1.0, which code-scanning services read: GitHub, Azure DevOps and editors show each finding at its place.</summary>
/// <remarks>
/// A finding has the place where its subject was written down, and the id of the subject as logical location. Known findings stay in the log as suppressed,
/// with their reason. The same report always gives the same text. Thread-safe. See the SARIF 2.1.0 specification of OASIS.
/// </remarks>
public static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    // The name holds the version of the recipe, as the specification advises: a new recipe gets a new name.
    private const string FingerprintName = "vnetpeerFinding/v1";

    /// <summary>Returns the findings as a log with one run.</summary>
    /// <param name="report">The findings.</param>
    /// <param name="toolVersion">The version of the program that made them; null to leave it out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string Render(DiagnosticReport report, string? toolVersion = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        DiagnosticDescriptor[] rules =
        [
            .. report.Concat(report.Suppressed.Select(suppressed => suppressed.Diagnostic))
                .Select(finding => finding.Descriptor).DistinctBy(descriptor => descriptor.Id).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
        ];
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            WriteTool(writer, rules, toolVersion);
            writer.WriteStartArray("results");
            foreach (Diagnostic finding in report)
            {
                WriteResult(writer, finding, null, rules);
            }

            foreach (SuppressedDiagnostic suppressed in report.Suppressed)
            {
                WriteResult(writer, suppressed.Diagnostic, suppressed.Known, rules);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter writer, DiagnosticDescriptor[] rules, string? version)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "vnetpeer");
        if (version is not null)
        {
            writer.WriteString("version", version);
        }

        writer.WriteStartArray("rules");
        foreach (DiagnosticDescriptor rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteText(writer, "shortDescription", $"{rule.Title}.");
            WriteText(writer, "help", rule.AzureErrorCode is null ? $"{rule.Title}. See {rule.Help}." : $"{rule.Title}. Azure answers {rule.AzureErrorCode}. See {rule.Help}.");
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", Level(rule.Severity));
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            WriteIfStated(writer, "azureErrorCode", rule.AzureErrorCode);
            writer.WriteString("evidence", rule.Evidence);
            writer.WriteString("page", rule.Help);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Diagnostic finding, KnownFinding? known, DiagnosticDescriptor[] rules)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Id);
        writer.WriteNumber("ruleIndex", Array.FindIndex(rules, rule => rule.Id == finding.Id));
        writer.WriteString("level", Level(finding.Severity));
        WriteText(writer, "message", $"{finding.Message} {finding.Fix}");
        if (finding.Resource is not null || finding.Location is not null)
        {
            writer.WriteStartArray("locations");
            WriteLocation(writer, finding.Location, finding.Resource);
            writer.WriteEndArray();
        }

        if (finding.Related.Count > 0)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (ResourceId related in finding.Related)
            {
                WriteLocation(writer, null, related);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("partialFingerprints");
        writer.WriteString(FingerprintName, Fingerprint(finding));
        writer.WriteEndObject();
        if (known is not null)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            WriteIfStated(writer, "justification", known.Reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteStartObject("properties");
        WriteIfStated(writer, "azureErrorCode", finding.AzureErrorCode);
        writer.WriteString("fix", finding.Fix);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, SourceLocation? place, ResourceId? resource)
    {
        writer.WriteStartObject();
        if (place is not null)
        {
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", Uri(place.File));
            writer.WriteEndObject();
            if (place.Line > 0)
            {
                writer.WriteStartObject("region");
                writer.WriteNumber("startLine", place.Line);
                if (place.Column > 0)
                {
                    writer.WriteNumber("startColumn", place.Column);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        if (resource is not null)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("name", resource.Name.Value);
            writer.WriteString("fullyQualifiedName", resource.ToString());
            writer.WriteString("kind", "resource");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string property, string text)
    {
        writer.WriteStartObject(property);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static void WriteIfStated(Utf8JsonWriter writer, string property, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(property, text);
        }
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "This is no severity."),
    };

    // A path as given: relative ones stay relative, so that a service can find the file in its checkout.
    private static string Uri(string file)
    {
        string path = file.Replace('\\', '/');
        bool isRooted = path.StartsWith('/') || (path.Length > 2 && path[1] == ':' && path[2] == '/');
        string escaped = string.Join('/', path.Split('/').Select((segment, index) => index == 0 && segment.EndsWith(':') ? segment : System.Uri.EscapeDataString(segment)));
        return isRooted ? $"file://{(path[0] == '/' ? string.Empty : "/")}{escaped}" : escaped;
    }

    private static string Fingerprint(Diagnostic finding)
    {
        KnownFinding known = KnownFinding.Of(finding);
        string text = string.Join('\n', [known.RuleId, known.Resource ?? string.Empty, .. known.Related!]).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
