using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>The checks that every verb makes of its own arguments, each with a sentence that names the value and the way out.</summary>
internal static class BuilderGuard
{
    /// <summary>Checks a name: it becomes one part of a resource id.</summary>
    internal static string Name(string name, [CallerArgumentExpression(nameof(name))] string parameter = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        return name.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException($"\"{name}\" holds a slash, which separates the parts of a resource id. Give one part only.", parameter)
            : name;
    }

    internal static AddressPrefix Prefix(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return AddressPrefix.TryParse(text, out AddressPrefix prefix, out PrefixTextProblem? problem)
            ? prefix
            : throw new ArgumentException(problem.Message, parameter);
    }

    internal static List<AddressPrefix> Prefixes(IEnumerable<string> texts, [CallerArgumentExpression(nameof(texts))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(texts, parameter);
        return [.. texts.Select(text => Prefix(text, parameter))];
    }

    internal static HostAddress Address(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        string? problem = AddressText.ReadAddress(text, out HostAddress address);
        return problem is null ? address : throw new ArgumentException(problem, parameter);
    }

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string parameter = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(parameter, value, $"{typeof(T).Name} has no value {value}. Give one of {string.Join(", ", Enum.GetNames<T>())}.");

    internal static int Size(int size, [CallerArgumentExpression(nameof(size))] string parameter = "") => size is >= 1 and <= 128
        ? size
        : throw new ArgumentOutOfRangeException(parameter, size, $"A prefix of length {size} cannot be allocated. Give a length from 1 to 32 for IPv4, or from 33 to 128 for IPv6.");

    internal static long Asn(long asn, [CallerArgumentExpression(nameof(asn))] string parameter = "") => asn is >= 1 and <= uint.MaxValue
        ? asn
        : throw new ArgumentOutOfRangeException(parameter, asn, $"{asn} is not an autonomous system number. Give a number from 1 to {uint.MaxValue}.");

    /// <summary>Reads the destination of a route: a prefix, or else a service tag.</summary>
    internal static RouteDestination Destination(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return LooksLikeAddress(text) ? Prefix(text, parameter) : RouteDestination.FromServiceTag(text);
    }

    /// <summary>Checks one side of a security rule: <c>*</c>, a service tag, an address or a prefix.</summary>
    internal static string RuleSide(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        if (LooksLikeAddress(text) && !HostAddress.TryParse(text, out _))
        {
            Prefix(text, parameter);
        }

        return text;
    }

    /// <summary>Reads one side of a flow: <c>*</c>, which gives no prefix, or an address or a prefix.</summary>
    internal static ValueList<AddressPrefix> Side(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text == "*" ? [] : HostAddress.TryParse(text, out HostAddress address) ? [address.ToPrefix()] : [Prefix(text, parameter)];
    }

    internal static AdmittedFlow Admitted(Protocol protocol, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ValueList<AddressPrefix> sources = Side(from);
        ValueList<AddressPrefix> destinations = Side(to);
        return sources is [{ } source] && destinations is [{ } destination] && source.Family != destination.Family
            ? throw new ArgumentException($"\"{from}\" and \"{to}\" are of different address families, and no packet has both. Give two of one family.", nameof(to))
            : new AdmittedFlow { Protocol = protocol, Sources = sources, Destinations = destinations };
    }

    internal static bool LooksLikeAddress(string text) => char.IsAsciiDigit(text[0]) || text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal);
}
