using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace VNetPeering.Sdk.Addressing;

/// <summary>The strict reading of addresses and prefixes. Every refusal is a sentence that names the text and the way out.</summary>
internal static class AddressText
{
    internal const string Expected = "Write an address and a length, for example \"10.0.0.0/24\" or \"fd00:db8::/64\".";

    private static readonly SearchValues<char> IPv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads an address; returns null on success, else why the text is none.</summary>
    internal static string? ReadAddress(ReadOnlySpan<char> text, out HostAddress address)
    {
        address = default;
        if (text.IsEmpty)
        {
            return "The text is empty, where an address is expected.";
        }

        if (text.Contains(':'))
        {
            return ReadIPv6(text, out address);
        }

        string? problem = ReadIPv4(text, out uint value);
        if (problem is null)
        {
            address = HostAddress.FromIPv4(value);
        }

        return problem;
    }

    /// <summary>Reads a prefix; <see cref="PrefixTextProblem"/> is null on success.</summary>
    internal static PrefixTextProblem? ReadPrefix(ReadOnlySpan<char> text, out AddressPrefix prefix)
    {
        prefix = default;
        int slash = text.IndexOf('/');
        if (text.IsEmpty || slash == 0)
        {
            return Malformed($"\"{text}\" is not an address prefix: it has no address. {Expected}");
        }

        string? problem = ReadAddress(slash < 0 ? text : text[..slash], out HostAddress address);
        if (problem is not null)
        {
            return Malformed($"\"{text}\" is not an address prefix: {Lower(problem)} {Expected}");
        }

        if (slash < 0)
        {
            return Malformed($"Address prefix \"{text}\" has no length. {Expected}");
        }

        ReadOnlySpan<char> lengthText = text[(slash + 1)..];
        if (!TryReadNumber(lengthText, address.BitCount, out int length))
        {
            return Malformed($"Address prefix \"{text}\" has the length \"{lengthText}\"; {(address.Family == IPFamily.IPv4 ? "IPv4" : "IPv6")} takes 0 to {address.BitCount}, in digits and without a leading zero. {Expected}");
        }

        AddressPrefix meant = AddressPrefix.Containing(address, length);
        if (meant.First != address)
        {
            return new PrefixTextProblem
            {
                Kind = PrefixTextProblemKind.HostBitsSet,
                Meant = meant,
                Message = $"Address prefix \"{text}\" has bits set behind its length. For that length the prefix is \"{meant}\".",
            };
        }

        prefix = meant;
        return null;
    }

    private static PrefixTextProblem Malformed(string message) => new() { Kind = PrefixTextProblemKind.Malformed, Message = message };

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string? ReadIPv4(ReadOnlySpan<char> text, out uint value)
    {
        value = 0;
        ReadOnlySpan<char> rest = text;
        for (int octet = 0; octet < 4; octet++)
        {
            int dot = rest.IndexOf('.');
            bool last = octet == 3;
            if (last != (dot < 0))
            {
                return $"The address \"{text}\" does not have four octets.";
            }

            ReadOnlySpan<char> part = last ? rest : rest[..dot];
            if (!TryReadNumber(part, 255, out int number))
            {
                return $"The address \"{text}\" has the octet \"{part}\"; an octet is a number from 0 to 255 in decimal digits, without a leading zero.";
            }

            value = (value << 8) | (uint)number;
            rest = last ? default : rest[(dot + 1)..];
        }

        return null;
    }

    private static string? ReadIPv6(ReadOnlySpan<char> text, out HostAddress address)
    {
        address = default;
        // Zones and brackets are URL and socket notation; the BCL accepts both, an address space never holds them.
        if (text.IndexOfAnyExcept(IPv6Characters) >= 0 || !IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return $"The address \"{text}\" is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.";
        }

        address = HostAddress.FromIPAddress(parsed);
        return null;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, int maximum, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 3 || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return number <= maximum;
    }
}
