using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>TCP ports that Azure Bastion must be let through between its subnet and others.</summary>
internal sealed record BastionNeed(SecurityRuleDirection Direction, ValueList<int> Ports, string Far)
{
    private static readonly string[] OpenSourcePorts = ["*", "0-65535", "1-65535"];

    /// <summary>Gets the tags that hold all of the others, beside the tag of the need itself.</summary>
    public ValueList<string> Wider { get; init; } = [];

    /// <summary>Gets the tags that surely hold none of the others.</summary>
    public ValueList<string> Apart { get; init; } = [];

    /// <summary>Gets whether private addresses surely are none of the others.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Gets whether the rules that every group ends with let it through (rule 5.2).</summary>
    public bool IsAdmittedByDefault { get; init; }

    /// <summary>Gets whether the user may have chosen other ports, which the topology does not say.</summary>
    public bool HasChosenPorts { get; init; }

    /// <summary>Returns, for example, <c>inbound TCP 443 from GatewayManager</c>.</summary>
    public override string ToString() => Direction == SecurityRuleDirection.Inbound
        ? $"inbound TCP {Wording.List(Ports)} from {Far}"
        : $"outbound TCP {Wording.List(Ports)} to {Far}";

    /// <summary>Says whether rules, in the order of their priority, surely keep it out. What cannot be told from their texts is taken as let through.</summary>
    public bool IsRefusedBy(IEnumerable<SecurityRule> rules, Subnet bastion) => HasChosenPorts
        ? IsRefused(rules, bastion)
        : Ports.Any(port => (this with { Ports = [port] }).IsRefused(rules, bastion));

    private bool IsRefused(IEnumerable<SecurityRule> rules, Subnet bastion)
    {
        foreach (SecurityRule rule in rules.Where(rule => rule.Direction == Direction))
        {
            RuleReach reach = ReachOf(rule, bastion);
            if (reach != RuleReach.None)
            {
                return rule.Access == SecurityRuleAccess.Deny && reach == RuleReach.All;
            }
        }

        return !IsAdmittedByDefault;
    }

    private RuleReach ReachOf(SecurityRule rule, Subnet bastion)
    {
        bool isInbound = Direction == SecurityRuleDirection.Inbound;
        RuleReach source = SideReach(rule.SourceAddressPrefix, rule.SourceAddressPrefixes, isInbound ? FarReach : text => NearReach(text, bastion));
        RuleReach destination = SideReach(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, isInbound ? text => NearReach(text, bastion) : FarReach);
        string[] sourcePorts = [.. Texts(rule.SourcePortRange, rule.SourcePortRanges)];
        RuleReach from = sourcePorts.Any(OpenSourcePorts.Contains) ? RuleReach.All : RuleReach.Part;
        return new[] { source, destination, from, PortReach(rule), ProtocolReach(rule.Protocol) }.Min();
    }

    private static RuleReach ProtocolReach(string protocol) => protocol.ToUpperInvariant() switch
    {
        "*" or "ANY" or "TCP" => RuleReach.All,
        "UDP" or "ICMP" or "ESP" or "AH" => RuleReach.None,
        _ => RuleReach.Part,
    };

    private RuleReach PortReach(SecurityRule rule)
    {
        (int First, int Last)?[] ranges = [.. Texts(rule.DestinationPortRange, rule.DestinationPortRanges).Select(Range)];
        int matched = Ports.Count(port => ranges.Any(range => range is { } known && known.First <= port && port <= known.Last));
        if (matched == Ports.Count)
        {
            return RuleReach.All;
        }

        bool isChosen = HasChosenPorts && rule.Access == SecurityRuleAccess.Allow && !ranges.All(range => range is { } known && known.First == known.Last && BastionNeeds.IsFixed(known.First));
        return matched > 0 || isChosen || ranges.Length == 0 || Array.Exists(ranges, range => range is null) ? RuleReach.Part : RuleReach.None;
    }

    private RuleReach FarReach(string text)
    {
        if (Is(text, Far) || Wider.Any(tag => Is(text, tag)))
        {
            return RuleReach.All;
        }

        bool isPrivate = IsPublic && AddressPrefix.TryParse(WithLength(text), out AddressPrefix prefix) && prefix.First.IsPrivate && prefix.Last.IsPrivate;
        return isPrivate || Apart.Any(tag => Is(text, tag)) ? RuleReach.None : RuleReach.Part;
    }

    private static RuleReach NearReach(string text, Subnet bastion)
    {
        if (Is(text, "VirtualNetwork"))
        {
            return RuleReach.All;
        }

        AddressPrefix[] own = [.. bastion.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4)];
        if (own.Length == 0 || !AddressPrefix.TryParse(WithLength(text), out AddressPrefix prefix))
        {
            return RuleReach.Part;
        }

        return own.All(prefix.Contains) ? RuleReach.All : own.Any(prefix.Overlaps) ? RuleReach.Part : RuleReach.None;
    }

    // Bastion is in no application security group, and a side without any text could not be read: neither is judged.
    private static RuleReach SideReach(string? one, ValueList<string> several, Func<string, RuleReach> reachOf) =>
        Texts(one, several).Select(text => text is "*" or "0.0.0.0/0" || Is(text, "Any") ? RuleReach.All : reachOf(text)).DefaultIfEmpty(RuleReach.Part).Max();

    private static IEnumerable<string> Texts(string? one, ValueList<string> several) => one is null ? several : several.Prepend(one);

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static string WithLength(string text) => HostAddress.TryParse(text, out HostAddress address) ? $"{address.ToPrefix()}" : text;

    private static (int First, int Last)? Range(string text)
    {
        if (text == "*")
        {
            return (0, ushort.MaxValue);
        }

        string[] ends = text.Split('-');
        return ends.Length <= 2 && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first) && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            ? (first, last)
            : null;
    }
}
