using System.Net;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Validation;

/// <summary>An address text of a security rule, read as far as it can be told what it is.</summary>
internal readonly record struct AddressWord(AddressWordKind Kind)
{
    /// <summary>Gets the family of addresses; null for everything else.</summary>
    public IPFamily? Family { get; private init; }

    /// <summary>Gets the addresses; null for everything that is not or does not tell.</summary>
    public AddressRange? Range { get; private init; }

    /// <summary>Gets the prefix that is meant where bits behind the length are set.</summary>
    public AddressPrefix? Meant { get; private init; }

    public static AddressWord Read(string text)
    {
        string word = text.Trim();
        if (SecurityRuleParts.IsUnknown(word))
        {
            return new(AddressWordKind.Unknown);
        }

        return IsEverything(word) ? new(AddressWordKind.Everything) : IsTag(word) ? new(AddressWordKind.ServiceTag) : ReadAddresses(word);
    }

    /// <summary>Says whether a text without spaces around it stands for every address. Documentation of 2025: clients write * or Any.</summary>
    public static bool IsEverything(string word) => word == "*" || word.Equals("Any", StringComparison.OrdinalIgnoreCase);

    private static bool IsTag(string word) => char.IsAsciiLetter(word[0]) && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static AddressWord ReadAddresses(string word)
    {
        if (!word.Contains('/', StringComparison.Ordinal) && HostAddress.TryParse(word, out HostAddress address))
        {
            return new(AddressWordKind.Addresses) { Family = address.Family, Range = new AddressRange(address, address) };
        }

        if (AddressPrefix.TryParse(word, out AddressPrefix prefix, out PrefixTextProblem? problem))
        {
            return new(AddressWordKind.Addresses) { Family = prefix.Family, Range = prefix.Range };
        }

        if (problem.Meant is { } meant)
        {
            return new(AddressWordKind.HostBitsSet) { Family = meant.Family, Meant = meant, Range = meant.Range };
        }

        // The reference of the API speaks of ranges, and no source shows one accepted or refused.
        int dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && HostAddress.TryParse(word[..dash].Trim(), out HostAddress first) && HostAddress.TryParse(word[(dash + 1)..].Trim(), out HostAddress last) && first.Family == last.Family)
        {
            return new(AddressWordKind.Addresses) { Family = first.Family, Range = first <= last ? new AddressRange(first, last) : null };
        }

        return new(IsTakenByLenientReaders(word) ? AddressWordKind.Unknown : AddressWordKind.Malformed);
    }

    // 10.1/16, 010.0.0.1, fe80::1%eth0 and 10.0.0.0/255.0.0.0 are no CIDR notation, but what Azure makes of them is on no record.
    private static bool IsTakenByLenientReaders(string word)
    {
        string[] parts = word.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out IPAddress? address))
        {
            return false;
        }

        int bits = address.GetAddressBytes().Length * 8;
        return parts.Length == 1 || (int.TryParse(parts[1], out int length) ? length >= 0 && length <= bits : IPAddress.TryParse(parts[1], out _));
    }
}
