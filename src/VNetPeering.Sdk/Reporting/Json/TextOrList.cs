using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One text, a list of texts, or nothing.</summary>
[JsonConverter(typeof(TextOrListConverter))]
internal sealed record TextOrList(string? Text, IReadOnlyList<string> List);
