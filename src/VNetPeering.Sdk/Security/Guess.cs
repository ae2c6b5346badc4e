using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>A guess at whether a gap brings an address, with the guesses before it: whoever asks again gets the same answer. Immutable; thread-safe.</summary>
/// <param name="Gap">The gap.</param>
/// <param name="Address">The address; null where the gap is a rule that nobody can read.</param>
/// <param name="IsSo">The guess.</param>
/// <param name="Before">The guesses before; null for the first.</param>
internal sealed record Guess(RouteGap Gap, HostAddress? Address, bool IsSo, Guess? Before)
{
    /// <summary>Returns what was guessed; null where nothing was.</summary>
    internal static bool? Find(Guess? guesses, RouteGap gap, HostAddress? address)
    {
        for (Guess? one = guesses; one is not null; one = one.Before)
        {
            // A service tag may be written in any case.
            if (one.Address == address && one.Gap.Reason == gap.Reason && string.Equals(one.Gap.About, gap.About, StringComparison.OrdinalIgnoreCase))
            {
                return one.IsSo;
            }
        }

        return null;
    }
}
