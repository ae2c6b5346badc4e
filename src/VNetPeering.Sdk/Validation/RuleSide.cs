using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>
/// One side of a security rule as a set: addresses, and words whose addresses are not known here, service tags and application security groups. What one
/// side holds of another is never said to be more than it surely is. Immutable; thread-safe.
/// </summary>
internal sealed class RuleSide
{
    private static readonly PrefixSet EveryAddress = [AddressPrefix.AllIPv4, AddressPrefix.AllIPv6];

    private readonly string[] _words;
    private readonly bool _isEverything;

    private RuleSide(PrefixSet addresses, string[] words)
    {
        Addresses = addresses;
        _words = words;
        _isEverything = addresses.Prefixes.Count == 2 && addresses.Equals(EveryAddress);
    }

    public static RuleSide Everything { get; } = new(EveryAddress, []);

    public PrefixSet Addresses { get; }

    public bool IsEmpty => Addresses.IsEmpty && _words.Length == 0;

    public bool HasWords => _words.Length > 0;

    /// <summary>Returns the side that holds addresses only.</summary>
    public static RuleSide Of(PrefixSet addresses) => new(addresses, []);

    /// <summary>Reads a side, where one text, a list or application security groups stand. Null when a part of it is not known, or Azure refuses it.</summary>
    public static RuleSide? Read(string? one, ValueList<string> several, ValueList<ResourceId> groups)
    {
        if (one is "*" && several.Count == 0 && groups.Count == 0)
        {
            return Everything;
        }

        var prefixes = new List<AddressPrefix>();
        var words = new HashSet<string>(groups.Select(group => group.ToString().ToUpperInvariant()), StringComparer.Ordinal);
        foreach (string text in one is null ? several : several.Prepend(one))
        {
            AddressWord word = AddressWord.Read(text);
            switch (word.Kind)
            {
                case AddressWordKind.Everything:
                    prefixes.AddRange(EveryAddress.Prefixes);
                    break;
                case AddressWordKind.ServiceTag:
                    words.Add(text.Trim().ToUpperInvariant());
                    break;
                case AddressWordKind.Addresses when word.Range is { } range:
                    prefixes.AddRange(range.ToPrefixes());
                    break;
                default:
                    return null;
            }
        }

        var side = new RuleSide(PrefixSet.Create(prefixes), [.. words]);
        return side.IsEmpty ? null : side;
    }

    /// <summary>Says whether the side surely holds the first thing of another side, which is not empty.</summary>
    public bool HoldsFirstOf(RuleSide other) => other.Addresses.IsEmpty ? Holds(other._words[0]) : Addresses.Contains(other.Addresses.Prefixes[0].First);

    /// <summary>Says whether the other side surely holds all of this one.</summary>
    public bool IsWithin(RuleSide other) => Addresses.Prefixes.All(other.Addresses.Contains) && Array.TrueForAll(_words, other.Holds);

    /// <summary>Returns what the other side does not surely hold.</summary>
    public RuleSide Without(RuleSide other) => new(Addresses.Subtract(other.Addresses), Array.FindAll(_words, word => !other.Holds(word)));

    /// <summary>Returns the rest of <see cref="Without"/>.</summary>
    public RuleSide Within(RuleSide other) => new(Addresses.Intersect(other.Addresses), Array.FindAll(_words, other.Holds));

    /// <summary>Returns the side with addresses in the place of a word, where it has that word.</summary>
    public RuleSide Expand(string word, PrefixSet addresses) => _words.Contains(word) ? new(Addresses.Union(addresses), Array.FindAll(_words, other => other != word)) : this;

    /// <summary>Says whether the side has a word.</summary>
    public bool Names(string word) => _words.Contains(word);

    // Rules about every address pass the platform's own services by: only their tags reach them (rule 5.40).
    private bool Holds(string word) => _words.Contains(word) || (_isEverything && !word.StartsWith("AZUREPLATFORM", StringComparison.Ordinal));
}
