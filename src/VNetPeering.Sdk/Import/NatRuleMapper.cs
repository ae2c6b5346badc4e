using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The rules by which Azure Firewalls publish private addresses, in the form of firewalls and in that of policies.</summary>
internal static class NatRuleMapper
{
    /// <summary>
    /// Reads a rule: one record for each protocol and public address. Where callers, ports or protocols are not known in full, whom the rule serves is not
    /// known either: a record would be too wide or too narrow, so it names no private address.
    /// </summary>
    internal static IEnumerable<NatRuleDraft> Rule(SourceScope scope, ResourceId owner, string path, WireFirewallRule wire)
    {
        string name = scope.Text(owner, $"{path}.name", wire.Name) ?? path;
        List<PortRange>? ports = scope.Words<PortRange>(owner, $"{path}.destinationPorts", wire.DestinationPorts, RuleWords.TryParsePorts);
        List<ProtocolKind>? kinds = scope.Words<ProtocolKind>(
            owner,
            wire.IpProtocols is null ? $"{path}.protocols" : $"{path}.ipProtocols",
            wire.IpProtocols ?? Texts(wire.Protocols),
            RuleWords.TryParseKind);
        RuleSideDraft? sources = Sources(scope, owner, path, wire);
        int? port = scope.Word<int>(owner, $"{path}.translatedPort", wire.TranslatedPort, RuleWords.TryParsePort);
        HostAddress? translated = scope.Address(owner, $"{path}.translatedAddress", wire.TranslatedAddress);
        HostAddress?[] called = [.. scope.Addresses(owner, $"{path}.destinationAddresses", wire.DestinationAddresses).Select(address => (HostAddress?)address)];
        bool isKnown = ports is not null && kinds is not null && (port is not null || string.IsNullOrEmpty(wire.TranslatedPort.Value));
        Protocol[] protocols = isKnown ? [.. kinds!.DefaultIfEmpty(ProtocolKind.Any).SelectMany(kind => RuleWords.Protocols(kind, [.. ports!])).Distinct()] : [Protocol.Any];
        return
            from protocol in protocols
            from address in called.DefaultIfEmpty()
            select new NatRuleDraft(
                new DestinationNatRule
                {
                    Name = name,
                    Protocol = protocol,
                    DestinationAddress = address,
                    TranslatedAddress = isKnown ? translated : null,
                    TranslatedPort = port,
                },
                sources);
    }

    /// <summary>Returns the texts of a list in which objects may stand instead.</summary>
    internal static WireList<WireText>? Texts(WireList<WireRuleProtocol>? list)
    {
        if (list is null)
        {
            return null;
        }

        var texts = new WireList<WireText> { Instead = list.Instead };
        texts.Items.AddRange(list.Strays);
        return texts;
    }

    /// <summary>Reads the IP groups that a side of a rule names, each by its id.</summary>
    internal static IEnumerable<ResourceId> Groups(SourceScope scope, ResourceId owner, string property, WireList<WireText>? list)
    {
        IReadOnlyList<WireText> named = scope.Items(owner, property, list);
        for (int i = 0; i < named.Count; i++)
        {
            if (scope.Id(owner, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), named[i]) is { } group)
            {
                yield return group;
            }
        }
    }

    private static RuleSideDraft? Sources(SourceScope scope, ResourceId owner, string path, WireFirewallRule wire)
    {
        ResourceId[] groups = [.. Groups(scope, owner, $"{path}.sourceIpGroups", wire.SourceIpGroups)];
        if (wire.SourceAddresses?.Items.Exists(text => text.Value == "*") is true)
        {
            return null;
        }

        List<AddressRange>? ranges = scope.Words<AddressRange>(owner, $"{path}.sourceAddresses", wire.SourceAddresses, RuleWords.TryParseRange);
        bool isOpen = ranges is null || groups.Length < (wire.SourceIpGroups?.Items.Count ?? 0) || wire.SourceIpGroups is { Instead.IsStated: true };
        return ranges is { Count: 0 } && groups.Length == 0 && !isOpen ? null : new RuleSideDraft { Ranges = [.. ranges ?? []], Groups = [.. groups], IsOpen = isOpen };
    }
}
