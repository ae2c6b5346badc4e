using System.Globalization;
using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// Turns offsets into line, column and JSON path: all of a file in one pass over its tokens, so that reading needs to remember offsets only.
/// </summary>
internal static class JsonLocator
{
    /// <summary>Locates tokens by the offset of their first byte. Cost: O(file + n log n).</summary>
    internal static Dictionary<int, SourceLocation> Locate(SourceText source, IEnumerable<int> offsets)
    {
        int[] wanted = [.. offsets.Distinct().Order()];
        var found = new Dictionary<int, SourceLocation>(wanted.Length);
        ReadOnlySpan<byte> bytes = source.Written;
        Utf8JsonReader reader = source.Reader();
        var path = new List<Step>();
        int next = 0;
        int line = 1;
        int lineStart = 0;
        int scanned = 0;
        while (next < wanted.Length && reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                path.RemoveAt(path.Count - 1);
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path[^1] = new Step(reader.GetString(), -1);
                continue;
            }

            if (path.Count > 0 && path[^1].Name is null)
            {
                path[^1] = new Step(null, path[^1].Index + 1);
            }

            int offset = (int)reader.TokenStartIndex;
            while (next < wanted.Length && wanted[next] < offset)
            {
                next++;
            }

            if (next < wanted.Length && wanted[next] == offset)
            {
                for (int feed; (feed = bytes[scanned..offset].IndexOf((byte)'\n')) >= 0; line++)
                {
                    scanned += feed + 1;
                    lineStart = scanned;
                }

                scanned = offset;
                found[offset] = new SourceLocation { File = source.Name, Line = line, Column = offset - lineStart + 1, JsonPath = Text(path) };
                next++;
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                path.Add(new Step(null, -1));
            }
        }

        return found;
    }

    private static string Text(List<Step> path)
    {
        var text = new StringBuilder("$");
        foreach (Step step in path)
        {
            if (step.Name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            }
            else if (step.Name.Length > 0 && step.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$'))
            {
                text.Append('.').Append(step.Name);
            }
            else
            {
                text.Append("['").Append(step.Name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
            }
        }

        return text.ToString();
    }

    private readonly record struct Step(string? Name, int Index);
}
