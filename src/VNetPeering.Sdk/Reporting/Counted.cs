namespace VNetPeering.Sdk.Reporting;

/// <summary>Numbers with their noun.</summary>
internal static class Counted
{
    /// <summary>Returns, for example, <c>1 error</c> or <c>0 errors</c>.</summary>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
