using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// Network and application rules. Words that are no addresses, ports or protocols are tags and names: they are no mistake, and leave it open what a rule is about.
/// </summary>
internal static class FilterRuleMapper
{
    /// <summary>Returns what stands for rules of which nothing is known: they may let anything through.</summary>
    internal static FirewallRuleDraft Anything(string name)
    {
        var any = new RuleSideDraft { IsAny = true };
        return new FirewallRuleDraft(new FirewallRule { Name = name, IsPartlyKnown = true }, any, any);
    }

    /// <summary>Reads a rule: one record for each protocol. Where it is not known whether the collection allows or denies, it may allow.</summary>
    internal static IEnumerable<FirewallRuleDraft> Rule(SourceScope scope, ResourceId owner, string path, WireFirewallRule wire, SecurityRuleAccess? access)
    {
        bool isApplication = wire.Protocols is { Items.Count: > 0 } || string.Equals(wire.RuleType.Value, "ApplicationRule", StringComparison.OrdinalIgnoreCase);
        List<Protocol>? protocols = isApplication ? OfApplication(wire) : OfNetwork(wire);
        RuleSideDraft sources = Side(scope, owner, path, "source", wire.SourceAddresses, wire.SourceIpGroups);
        RuleSideDraft destinations = isApplication || wire.DestinationFqdns is { Items.Count: > 0 } or { Instead.IsStated: true }
            ? new RuleSideDraft { IsOpen = true }
            : Side(scope, owner, path, "destination", wire.DestinationAddresses, wire.DestinationIpGroups);
        return (protocols ?? [Protocol.Any]).Select(protocol => new FirewallRuleDraft(
            new FirewallRule
            {
                Name = wire.Name is { IsExpression: false, Value: { Length: > 0 } name } ? name : path,
                Access = access ?? SecurityRuleAccess.Allow,
                Protocol = protocol,
                IsPartlyKnown = protocols is null || access is null,
            },
            sources,
            destinations));
    }

    private static List<Protocol>? OfNetwork(WireFirewallRule wire)
    {
        List<ProtocolKind>? kinds = Quiet<ProtocolKind>(wire.IpProtocols ?? NatRuleMapper.Texts(wire.Protocols), RuleWords.TryParseNetworkKind);
        List<PortRange>? ports = Quiet<PortRange>(wire.DestinationPorts, RuleWords.TryParsePorts);
        if (kinds is null || ports is null)
        {
            return null;
        }

        PortRange[] stated = ports.Contains(PortRange.All) ? [] : [.. ports];
        return [.. kinds.DefaultIfEmpty(ProtocolKind.Any).SelectMany(kind => RuleWords.Protocols(kind, kind == ProtocolKind.Icmp ? [] : stated)).Distinct()];
    }

    /// <summary>Application rules are about HTTP, HTTPS and SQL Server, over TCP.</summary>
    private static List<Protocol>? OfApplication(WireFirewallRule wire)
    {
        if (wire.Protocols is null or { Instead.IsStated: true } or { Strays.Count: > 0 })
        {
            return [Protocol.Tcp()];
        }

        var ports = new List<int>();
        foreach (WireRuleProtocol protocol in wire.Protocols.Items)
        {
            int? port = RuleWords.TryParsePort(protocol.Port.Value ?? string.Empty, out int stated) ? stated : protocol.Port.IsStated ? null : protocol.ProtocolType.Value?.ToUpperInvariant() switch
            {
                "HTTP" => 80,
                "HTTPS" => 443,
                "MSSQL" => 1433,
                _ => null,
            };
            if (port is null)
            {
                return [Protocol.Tcp()];
            }

            ports.Add(port.Value);
        }

        return [Protocol.Tcp([.. ports])];
    }

    private static RuleSideDraft Side(SourceScope scope, ResourceId owner, string path, string side, WireList<WireText>? addresses, WireList<WireText>? groups)
    {
        List<AddressRange> ranges = [];
        bool isOpen = addresses is { Instead.IsStated: true } or { Strays.Count: > 0 } || groups is { Instead.IsStated: true };
        foreach (WireText text in addresses?.Items ?? [])
        {
            if (text.Value == "*")
            {
                return new RuleSideDraft { IsAny = true };
            }

            if (RuleWords.TryParseRange(text.Value ?? string.Empty, out AddressRange range))
            {
                ranges.Add(range);
            }
            else
            {
                isOpen = true;
            }
        }

        ResourceId[] named = [.. NatRuleMapper.Groups(scope, owner, $"{path}.{side}IpGroups", groups)];
        return new RuleSideDraft { Ranges = [.. ranges], Groups = [.. named], IsOpen = isOpen || named.Length < (groups?.Items.Count ?? 0) };
    }

    private static List<T>? Quiet<T>(WireList<WireText>? list, WordParser<T> parse)
        where T : struct
    {
        var read = new List<T>();
        foreach (WireText text in list?.Items ?? [])
        {
            if (!parse(text.Value ?? string.Empty, out T value))
            {
                return null;
            }

            read.Add(value);
        }

        return list is { Instead.IsStated: true } or { Strays.Count: > 0 } ? null : read;
    }
}
