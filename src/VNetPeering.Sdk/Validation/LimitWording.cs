using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>How findings about limits are worded.</summary>
internal static class LimitWording
{
    /// <summary>Returns, for example, <c>has 1,001 rules; Azure's limit is 1,000 (2022-12)</c>.</summary>
    public static string Fact(int count, string what, int limit, AzureLimits limits) =>
        FormattableString.Invariant($"has {count:N0} {what}; Azure's limit is {limit:N0} ({limits.AsOf})");
}
