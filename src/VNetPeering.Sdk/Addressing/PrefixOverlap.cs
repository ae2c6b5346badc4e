namespace VNetPeering.Sdk.Addressing;

/// <summary>Two prefixes of a list that share addresses, which means that one contains the other or that they are equal.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="First">The index of the one that comes earlier in the list.</param>
/// <param name="Second">The index of the one that comes later; always greater than <paramref name="First"/>.</param>
public readonly record struct PrefixOverlap(int First, int Second);
