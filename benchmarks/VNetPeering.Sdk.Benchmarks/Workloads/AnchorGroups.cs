using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>The security groups of <see cref="AnchorEstate"/>: rules about random prefixes of /12 to /20, a third of them allowing; inbound all else but private space is denied.</summary>
internal static class AnchorGroups
{
    private const int Groups = 8;
    private const int FirstPriority = 100;
    private const int OwnInbound = 10;
    private const int OwnOutbound = 6;
    private const int Ports = 8;

    /// <summary>The first of the ports that rules name.</summary>
    internal const int FirstPort = 80;

    internal static ValueList<NetworkSecurityGroup> Build() =>
        [.. Enumerable.Range(0, Groups).Select(number => new NetworkSecurityGroup { Id = ResourceId.Create("groups", "network", ResourceTypes.NetworkSecurityGroup, $"group-{number}"), SecurityRules = [.. RulesOf(number)] })];

    /// <summary>Returns a group of which there is no second: ten rules in and six out about random prefixes of /12 to /24, half of them allowing; all else is allowed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number.</param>
    internal static NetworkSecurityGroup BuildOwn(ResourceId id, int number)
    {
        SecurityRule Random(SecurityRuleDirection direction, int place)
        {
            uint mixed = Mixed((uint)((number * 16) + place));
            int length = 12 + (int)(mixed % 13);
            uint first = (0x0A000000u | (mixed >> 8)) & (uint.MaxValue << (32 - length));
            return Rule(direction, place, $"{HostAddress.FromIPv4(first)}/{length}", Mixed(mixed) % 2 == 0);
        }

        return new NetworkSecurityGroup
        {
            Id = id,
            SecurityRules =
            [
                .. Enumerable.Range(0, OwnInbound).Select(place => Random(SecurityRuleDirection.Inbound, place)),
                Rule(SecurityRuleDirection.Inbound, OwnInbound, "*", allows: true),
                .. Enumerable.Range(OwnInbound, OwnOutbound).Select(place => Random(SecurityRuleDirection.Outbound, place)),
                Rule(SecurityRuleDirection.Outbound, OwnInbound + OwnOutbound, "*", allows: true),
            ],
        };
    }

    /// <summary>Returns an estate in which every second rule about a prefix is about one port only, each of eight in turn.</summary>
    internal static Topology WithPorts(Topology estate) => estate with
    {
        NetworkSecurityGroups = [.. estate.NetworkSecurityGroups.Select(group => group with { SecurityRules = [.. group.SecurityRules.Select((rule, place) => WithPort(rule, place))] })],
    };

    private static SecurityRule WithPort(SecurityRule rule, int place) => place % 2 == 0 || rule is { SourceAddressPrefix: "*", DestinationAddressPrefix: "*" }
        ? rule
        : rule with { DestinationPortRange = (FirstPort + (place / 2 % Ports)).ToString(CultureInfo.InvariantCulture) };

    /// <summary>Returns which group a subnet of a spoke is under.</summary>
    internal static int Of(int hub, int spoke, int subnet) => (int)(Mixed((uint)((hub << 16) + (spoke << 4) + subnet)) % Groups);

    private static IEnumerable<SecurityRule> RulesOf(int number)
    {
        int count = number == 0 ? 0 : 4 + (2 * number);
        for (int i = 0; i < count; i++)
        {
            yield return Rule(SecurityRuleDirection.Inbound, i, PrefixOf(number, i), IsAllowing(number, i));
        }

        yield return Rule(SecurityRuleDirection.Inbound, count, "10.0.0.0/8", allows: true);
        yield return Rule(SecurityRuleDirection.Inbound, count + 1, "172.16.0.0/12", allows: true);
        yield return Rule(SecurityRuleDirection.Inbound, count + 2, "*", allows: false);
        for (int i = 0; i < count / 2; i++)
        {
            yield return Rule(SecurityRuleDirection.Outbound, i, PrefixOf(number, i + count), IsAllowing(number, i + count));
        }
    }

    private static SecurityRule Rule(SecurityRuleDirection direction, int place, string prefix, bool allows) => new()
    {
        Name = $"{direction}-{place}",
        Priority = FirstPriority + place,
        Direction = direction,
        Access = allows ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
        SourceAddressPrefix = direction == SecurityRuleDirection.Inbound ? prefix : "*",
        SourcePortRange = "*",
        DestinationAddressPrefix = direction == SecurityRuleDirection.Inbound ? "*" : prefix,
        DestinationPortRange = "*",
    };

    private static bool IsAllowing(int number, int place) => Mixed((uint)((number * 64) + place)) % 3 == 0;

    private static string PrefixOf(int number, int place)
    {
        uint mixed = Mixed((uint)((number * 256) + place));
        int length = 12 + (int)(mixed % 9);
        uint first = (0x0A000000u | (mixed >> 8)) & (uint.MaxValue << (32 - length));
        return $"{HostAddress.FromIPv4(first)}/{length}";
    }

    private static uint Mixed(uint number)
    {
        number = (number + 1) * 0x9E3779B1;
        number ^= number >> 15;
        return number * 0x85EBCA77;
    }
}
