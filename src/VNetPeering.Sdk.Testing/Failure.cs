using System.Diagnostics.CodeAnalysis;

namespace VNetPeering.Sdk.Testing;

/// <summary>Failures in one form: a headline, then the explanation.</summary>
internal static class Failure
{
    [DoesNotReturn]
    internal static void Throw(string headline, string explanation) => throw new NetworkAssertionException($"{headline}\n\n{explanation.TrimEnd('\n')}\n");

    /// <summary>Returns the items numbered, one a line.</summary>
    internal static string Number(IEnumerable<string> items) => string.Join('\n', items.Select((item, index) => $"{index + 1,4}  {item}"));

    /// <summary>Returns, for example, <c>1 subnet</c> or <c>2 subnets</c>.</summary>
    internal static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
