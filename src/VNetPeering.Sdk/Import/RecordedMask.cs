namespace VNetPeering.Sdk.Import;

/// <summary>What people write in place of an address that they do not want to show, for example <c>&lt;the firewall&gt;</c>.</summary>
internal static class RecordedMask
{
    internal static bool IsOne(string text) => text is ['<', .., '>'];
}
