using System.Buffers;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The parts of a security rule as rules of the catalogue read them: the single text and the list of a property are one.</summary>
internal static class SecurityRuleParts
{
    public const string Source = "source";
    public const string Destination = "destination";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]<>(){}");

    /// <summary>Returns the id that Azure gives a rule of a group.</summary>
    public static ResourceId IdOf(NetworkSecurityGroup group, SecurityRule rule) => group.Id.Child("securityRules", rule.Name.Value);

    /// <summary>Returns the address texts with the side that each stands on.</summary>
    public static IEnumerable<(string Side, string Text)> Addresses(SecurityRule rule) =>
        Of(Source, rule.SourceAddressPrefix, rule.SourceAddressPrefixes).Concat(Of(Destination, rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes));

    /// <summary>Returns the port texts with the side that each stands on.</summary>
    public static IEnumerable<(string Side, string Text)> Ports(SecurityRule rule) =>
        Of(Source, rule.SourcePortRange, rule.SourcePortRanges).Concat(Of(Destination, rule.DestinationPortRange, rule.DestinationPortRanges));

    /// <summary>
    /// Says whether a text stands for one that is not known: empty, an expression (<c>[…]</c>), or a placeholder that somebody put in its place
    /// (<c>&lt;address&gt;</c>, <c>(known after apply)</c>, <c>${var.x}</c>).
    /// </summary>
    public static bool IsUnknown(string text) => string.IsNullOrWhiteSpace(text) || text.AsSpan().ContainsAny(Brackets);

    private static IEnumerable<(string Side, string Text)> Of(string side, string? one, ValueList<string> several) =>
        (one is null ? several : several.Prepend(one)).Select(text => (side, text));
}
