using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>The texts of security admin rules. The portal takes several in one, with commas between.</summary>
internal static class AdminRuleWords
{
    /// <summary>Returns the parts of a text, without blanks around them; a text without any is its own part.</summary>
    public static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? parts : [text];

    /// <summary>Returns port texts one by one.</summary>
    public static ValueList<string> Ports(ValueList<string> ranges) => ranges.Any(text => text.Contains(',', StringComparison.Ordinal)) ? [.. ranges.SelectMany(Split)] : ranges;
}
