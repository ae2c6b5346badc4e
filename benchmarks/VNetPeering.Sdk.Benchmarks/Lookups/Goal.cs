namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>A bar, and the figure that was reached; none when the run did not measure it.</summary>
internal sealed record Goal(string Text, double? Reached, string Unit, bool IsAtLeast, double Bar, double? Stretch = null)
{
    /// <summary>Says whether the bar was reached, and the gap where it was not.</summary>
    internal string Verdict => Reached is not { } reached
        ? "not measured"
        : (IsAtLeast ? reached >= Bar : reached <= Bar)
            ? Stretch is { } stretch && (IsAtLeast ? reached >= stretch : reached <= stretch) ? "reached, stretch too" : "reached"
            : FormattableString.Invariant($"missed by {100 * Math.Abs(reached - Bar) / Bar:0} %");

    internal static string Number(double? value, string unit) => value is { } number
        ? FormattableString.Invariant($"{(number is >= 1_000 or <= -1_000 ? $"{number:#,0}" : number >= 100 ? $"{number:0}" : $"{number:0.00}")}{unit}")
        : "-";
}
