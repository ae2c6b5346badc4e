using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Security;

/// <summary>Reads the texts of custom rules. What Azure would refuse is reported elsewhere; here it makes the rule uncertain.</summary>
internal sealed class SecurityRuleReader(ServiceTagCatalog tags, ApplicationGroups applications)
{
    /// <summary>What Azure prints for every address.</summary>
    internal static readonly ValueList<string> Everywhere = ["0.0.0.0/0", "::/0"];

    /// <summary>The addresses that a service tag brings in no case: no service has private ones.</summary>
    internal static readonly AddressRanges Private = AddressRanges.Of(PrivateSpace.Prefixes);

    /// <summary>The addresses that health probes come from (5.25).</summary>
    internal static readonly ValueList<AddressPrefix> LoadBalancerPrefixes = [TagSpaces.PlatformAddress, AddressPrefix.Parse("fe80::1234:5678:9abc/128")];

    private static readonly AddressRanges LoadBalancer = AddressRanges.Of(LoadBalancerPrefixes);

    /// <summary>Reads a custom rule as the packets of one subnet meet it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="space">What tags stand for on the side of the other end.</param>
    /// <param name="own">What they stand for on the side of the subnet.</param>
    internal CompiledSecurityRule Read(SecurityRule rule, TagSpace space, TagSpace own)
    {
        bool isInbound = rule.Direction == SecurityRuleDirection.Inbound;
        ProtocolSet? protocols = ProtocolSets.Of(rule.Protocol);
        PortRange[]? sourcePorts = Ports(rule.SourcePortRange, rule.SourcePortRanges);
        PortRange[]? destinationPorts = Ports(rule.DestinationPortRange, rule.DestinationPortRanges);
        bool isRead = protocols is not null && sourcePorts is not null && destinationPorts is not null;
        return new CompiledSecurityRule
        {
            Rule = rule,
            Priority = rule.Priority,
            Direction = rule.Direction,
            Access = rule.Access,
            Protocols = protocols ?? ProtocolSet.All,
            SourcePorts = sourcePorts ?? CompiledSecurityRule.EveryPort,
            DestinationPorts = destinationPorts ?? CompiledSecurityRule.EveryPort,
            Source = Side(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, rule.SourceApplicationSecurityGroupIds, isInbound ? space : own, rule.Name),
            Destination = Side(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, rule.DestinationApplicationSecurityGroupIds, isInbound ? own : space, rule.Name),
            OwnGroups = isInbound ? rule.DestinationApplicationSecurityGroupIds : rule.SourceApplicationSecurityGroupIds,
            NamesPlatform = PlatformTags.IsOne(rule.SourceAddressPrefix) || PlatformTags.IsOne(rule.DestinationAddressPrefix)
                || (rule.SourceAddressPrefixes.Count > 0 && rule.SourceAddressPrefixes.Any(PlatformTags.IsOne)) || (rule.DestinationAddressPrefixes.Count > 0 && rule.DestinationAddressPrefixes.Any(PlatformTags.IsOne)),
            IsOfSubnet = IsOfSubnet(rule),
            Unread = isRead ? null : Unresolved(rule.Name),
        };
    }

    /// <summary>Says whether a text is a tag that stands for other addresses in each subnet.</summary>
    internal static bool IsOfSubnet(string? text) =>
        text is not null && text.AsSpan().Trim() is var word && (word.Equals("VirtualNetwork", StringComparison.OrdinalIgnoreCase) || word.Equals("Internet", StringComparison.OrdinalIgnoreCase));

    /// <summary>Says whether a rule names such a tag.</summary>
    internal static bool IsOfSubnet(SecurityRule rule) =>
        IsOfSubnet(rule.SourceAddressPrefix) || IsOfSubnet(rule.DestinationAddressPrefix)
        || (rule.SourceAddressPrefixes.Count > 0 && rule.SourceAddressPrefixes.Any(IsOfSubnet)) || (rule.DestinationAddressPrefixes.Count > 0 && rule.DestinationAddressPrefixes.Any(IsOfSubnet));

    /// <summary>The side of a service tag.</summary>
    internal AddressSide Tag(string tag, TagSpace space) => tag.ToUpperInvariant() switch
    {
        "VIRTUALNETWORK" => new AddressSide { Ranges = space.VirtualNetwork, Gaps = space.Gaps },
        "INTERNET" => AddressSide.InternetOf(space),
        "AZURELOADBALANCER" => new AddressSide { Ranges = LoadBalancer },
        _ when PlatformTags.Find(tag) is { } platform => new AddressSide { Ranges = platform },
        _ when tags.Find(tag) is { } prefixes => new AddressSide { Ranges = AddressRanges.Of(prefixes) },
        _ => new AddressSide { Ranges = AddressRanges.Empty, Gaps = [new TagGap(new RouteGap { Reason = UnknownReason.ServiceTagWithoutData, About = tag }, Private)] },
    };

    private static RouteGap Unresolved(string about) => new() { Reason = UnknownReason.UnresolvedReference, About = about };

    private AddressSide Side(string? one, ValueList<string> several, ValueList<ResourceId> groups, TagSpace space, string name)
    {
        if (groups.Count > 0)
        {
            return applications.Side(groups);
        }

        // Most rules name one thing on each side, and networks have rules by the hundred thousand.
        return several.Count > 0 ? Union(one is null ? several : several.Prepend(one), space, name)
            : one is null ? AddressSide.Any
            : Word(one, space, name);
    }

    private AddressSide Union(IEnumerable<string> texts, TagSpace space, string name)
    {
        List<AddressSide> parts = [.. texts.Select(text => Word(text, space, name))];
        return parts switch
        {
            [AddressSide single] => single,
            _ when parts.Exists(part => part.Ranges is null) => AddressSide.Any,
            _ => new AddressSide
            {
                Ranges = AddressRanges.Of(parts.SelectMany(part => part.Ranges!.Runs.ToArray())),
                Gaps = [.. parts.SelectMany(part => part.Gaps)],
                Losses = [.. parts.SelectMany(part => LossesOf(part, parts.FindAll(other => other != part)))],
            },
        };
    }

    /// <summary>What may take addresses of a part away, but for those that another part holds, and what would bring them into another one: VirtualNetwork gets what Internet loses.</summary>
    private static IEnumerable<TagGap> LossesOf(AddressSide part, List<AddressSide> others) =>
        from loss in part.Losses
        where !others.Exists(other => other.Gaps.Contains(loss))
        select new TagGap(loss.Gap, AddressRanges.Of(loss.Spared.Runs.ToArray().Concat(others.SelectMany(other => other.Ranges!.Runs.ToArray()))));

    private AddressSide Word(string text, TagSpace space, string name)
    {
        AddressWord word = AddressWord.Read(text);
        return word.Kind switch
        {
            AddressWordKind.Everything => AddressSide.Any,
            AddressWordKind.ServiceTag => Tag(text.Trim(), space),
            _ when word.Range is { } range => new AddressSide { Ranges = AddressRanges.Of(range) },
            _ => new AddressSide { Ranges = AddressRanges.Empty, Gaps = [TagGap.OfAny(Unresolved(name))] },
        };
    }

    /// <summary>Returns the source of a rule as Azure prints it (7.31).</summary>
    internal static ValueList<string> SourceOf(SecurityRule rule) => Texts(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, rule.SourceApplicationSecurityGroupIds);

    /// <summary>Returns the destination of a rule as Azure prints it.</summary>
    internal static ValueList<string> DestinationOf(SecurityRule rule) => Texts(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, rule.DestinationApplicationSecurityGroupIds);

    private static ValueList<string> Texts(string? one, ValueList<string> several, ValueList<ResourceId> groups) => groups.Count > 0 ? [.. groups.Select(group => group.ToString())]
        : one is null ? [.. several.SelectMany(Printed)]
        : several.Count == 0 ? Printed(one)
        : [.. several.Prepend(one).SelectMany(Printed)];

    /// <summary>Azure prints an address as a prefix, and every address as both default routes.</summary>
    private static ValueList<string> Printed(string text)
    {
        string word = text.Trim();
        return AddressWord.IsEverything(word) ? Everywhere : !word.Contains('/', StringComparison.Ordinal) && HostAddress.TryParse(word, out HostAddress address) ? [address.ToPrefix().ToString()] : [word];
    }

    private static PortRange[]? Ports(string? one, ValueList<string> several)
    {
        if (several.Count == 0 && one is (null or "*"))
        {
            return CompiledSecurityRule.EveryPort;
        }

        if (several.Count == 0 || (several.Count == 1 && one is null))
        {
            return PortText.Read(one ?? several[0]) is { } only ? [only] : null;
        }

        PortRange?[] read = [.. (one is null ? several : several.Prepend(one)).Select(PortText.Read)];
        return Array.Exists(read, ports => ports is null) ? null : PortText.Join(read.Select(ports => ports!.Value));
    }
}
