using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Says whether two admin rules can be about one packet. A service tag or network group can hold any address; what cannot be read holds none.</summary>
internal static class AdminRuleOverlap
{
    public static bool CanMeet(AdminRule one, AdminRule other) =>
        one.Direction == other.Direction
        && ProtocolsMeet(AdminRuleWords.Split(one.Protocol), AdminRuleWords.Split(other.Protocol))
        && PortsMeet(AdminRuleWords.Ports(one.SourcePortRanges), AdminRuleWords.Ports(other.SourcePortRanges))
        && PortsMeet(AdminRuleWords.Ports(one.DestinationPortRanges), AdminRuleWords.Ports(other.DestinationPortRanges))
        && SidesMeet(one.Sources, other.Sources)
        && SidesMeet(one.Destinations, other.Destinations);

    private static bool ProtocolsMeet(string[] some, string[] others) => Array.Exists(some, IsAny) || Array.Exists(others, IsAny) || some.Intersect(others, StringComparer.OrdinalIgnoreCase).Any();

    private static bool IsAny(string protocol) => protocol == "*" || protocol.Equals("Any", StringComparison.OrdinalIgnoreCase);

    private static bool PortsMeet(ValueList<string> some, ValueList<string> others) => some.Count == 0 || others.Count == 0 || some.Any(one =>
        PortText.Read(one) is { } mine && others.Any(other => PortText.Read(other) is { } theirs && mine.First <= theirs.Last && theirs.First <= mine.Last));

    private static bool SidesMeet(ValueList<AdminRuleAddress> some, ValueList<AdminRuleAddress> others)
    {
        if (some.Count == 0 || others.Count == 0 || HoldsAnything(some) || HoldsAnything(others))
        {
            return true;
        }

        AddressRange[] theirs = [.. Ranges(others)];
        return Ranges(some).Any(mine => Array.Exists(theirs, range => range.Family == mine.Family && range.Overlaps(mine)));
    }

    private static bool HoldsAnything(ValueList<AdminRuleAddress> side) => side.Any(address =>
        address.AddressPrefixType != AdminRuleAddressType.IPPrefix || Words(address).Any(word => word.Kind is AddressWordKind.Everything or AddressWordKind.ServiceTag));

    private static IEnumerable<AddressRange> Ranges(ValueList<AdminRuleAddress> side) => side.SelectMany(Words).Select(word => word.Range).OfType<AddressRange>();

    private static IEnumerable<AddressWord> Words(AdminRuleAddress address) => address.AddressPrefix.Split(',').Select(AddressWord.Read);
}
