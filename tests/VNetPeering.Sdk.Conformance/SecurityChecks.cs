using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Compares effective security rules and answers of IP flow verify. The machine that a record does not draw is drawn from what it shows.</summary>
internal static class SecurityChecks
{
    private const string TagMap = "cli-effective-nsg-default-tagmap-2024";
    private const string AllowSsh = "cli-effective-nsg-custom-allow-ssh";
    private const string Lockdown = "lab-endpoint-nsg-outbound-lockdown";
    private const string TenSlashEight = "xplat-effective-routes-10-8-vnet";
    private const string DefaultRules = "net-nsg-default-rules";
    private const string Session2018 = "netsdk-effective-routes-and-nsg-2018";
    private const string HostRoute = "lab-azsl-empty-table-and-udr-none-host-route";

    private static readonly string[] Fields =
    [
        "protocol", "sourcePortRange", "destinationPortRange", "sourceAddressPrefix", "destinationAddressPrefix", "sourceAddressPrefixes", "destinationAddressPrefixes",
        "expandedSourceAddressPrefix", "expandedDestinationAddressPrefix", "access", "priority", "direction",
    ];

    public static IEnumerable<Check> All =>
    [
        Rules(TagMap, SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4"), seen => seen.GetProperty("networkSecurityGroups")[0].GetProperty("effectiveSecurityRules")),
        Tags(TagMap, SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4"), seen => seen.GetProperty("networkSecurityGroups")[0].GetProperty("tagMap")),
        Rules(AllowSsh, seen => SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4", SecurityMachine.CustomRules(seen.GetProperty("networkSecurityGroups")[0].GetProperty("effectiveSecurityRules"))), seen => seen.GetProperty("networkSecurityGroups")[0].GetProperty("effectiveSecurityRules")),
        Tags(AllowSsh, SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4"), seen => seen.GetProperty("networkSecurityGroups")[0].GetProperty("tagMap")),
        // In 2018 AzureLoadBalancer had no IPv6 address; our tag is that of today.
        Rules(Session2018, _ => SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4"), seen => seen[1].GetProperty("effectiveSecurityRules"), "effective security rules, the IPv6 address of AzureLoadBalancer aside", fact => fact.Replace(",\"fe80::1234:5678:9abc/128\"", string.Empty, StringComparison.Ordinal)),
        Rules(Lockdown, seen => SecurityMachine.Draw("10.61.0.0/16", "10.61.1.4", SecurityMachine.CustomRules(seen.GetProperty("effectiveSecurityRules"))), seen => seen.GetProperty("effectiveSecurityRules")),
        Of(DefaultRules, "default security rules", seen => Differences.OfSets(
            seen.GetProperty("defaultSecurityRules").EnumerateArray().Select(rule => $"{rule.GetProperty("direction")} {rule.GetProperty("priority")} {rule.GetProperty("name")} {rule.GetProperty("access")}"),
            SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4").Compile().EffectiveSecurityRules("nic:nic").Groups[0].Rules.Select(rule => $"{rule.Direction} {rule.Priority} {rule.Name["defaultSecurityRules/".Length..]} {rule.Access}"))),
        Of(TenSlashEight, "effective security rules of an interface without a group", _ => Differences.OfValues(
            "0 groups",
            $"{CaseEstate.Read(TenSlashEight).Compile().EffectiveSecurityRules("test-vnet/test-subnet").Groups.Count} groups")),
        Flow("cli-ipflow-default-rules", "in from public space", seen => seen[0], SecurityMachine.Draw("10.0.0.0/16", "10.0.0.9"), In("10.0.0.9", 22, "100.1.2.3", null)),
        Flow("cli-ipflow-default-rules", "out to public space", seen => seen[1], SecurityMachine.Draw("10.0.0.0/16", "10.0.0.9"), Out("10.0.0.9", null, "100.1.2.3", 80)),
        Flow("xplat-ipflow-vnet-inbound", "in from the VNet", seen => seen, SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4"), In("10.0.0.4", 80, "10.0.0.13", 80)),
        Flow("net-watcher-sample-subnet-nsg", "out past a rule for the other direction", seen => seen.GetProperty("ipFlowVerify"), CaseEstate.Read("net-watcher-sample-subnet-nsg"), Out("192.168.2.4", 443, "8.8.8.8", 443), "ip:192.168.2.4"),

        // The request of this session is not recorded; its sibling asks for 8.8.8.8.
        Flow("java-watcher-norouteLearned-unpeered-vnets", "out to public space", seen => seen.GetProperty("ipFlowVerify"), CaseEstate.Read("java-watcher-norouteLearned-unpeered-vnets"), Out("10.0.0.4", null, "8.8.8.8", 80), "nic:ni923478"),

        // The client's address is masked in the record; any public one serves.
        Flow(HostRoute, "a deny above an allow", seen => seen.GetProperty("step4").GetProperty("ipFlowVerify"), SecurityMachine.Draw("10.0.0.0/16", "10.0.0.4", SecurityMachine.Ssh("deny-ssh-lab", 900, SecurityRuleAccess.Deny), SecurityMachine.Ssh("allow-ssh-myip", 1000, SecurityRuleAccess.Allow)), In("10.0.0.4", 22, "8.8.4.4", 50000)),

        // Diagnostics print rules with another prefix (7.21); the answer is the same.
        Of("cli-nsg-diagnostic-deny-trace", "the rule that denies", seen =>
        {
            JsonElement result = seen.GetProperty("networkSecurityGroupResult");
            IpFlowAnswer answer = SecurityMachine.Draw("10.0.0.0/16", "10.0.0.9").Compile().IpFlow("nic:nic", In("10.1.1.4", 12100, "12.11.12.14", null));
            return Differences.OfValues(
                $"{result.GetProperty("securityRuleAccessResult")} {result.GetProperty("evaluatedNetworkSecurityGroups")[0].GetProperty("matchedRule").GetProperty("ruleName")}",
                $"{answer.Access} {answer.RuleName?.Replace("defaultSecurityRules/", "DefaultRule_", StringComparison.Ordinal)}");
        }),
    ];

    private static IpFlow In(string local, int? localPort, string remote, int? remotePort) => new()
    {
        Direction = SecurityRuleDirection.Inbound,
        Protocol = ProtocolKind.Tcp,
        LocalAddress = HostAddress.Parse(local),
        LocalPort = localPort,
        RemoteAddress = HostAddress.Parse(remote),
        RemotePort = remotePort,
    };

    private static IpFlow Out(string local, int? localPort, string remote, int? remotePort) => In(local, localPort, remote, remotePort) with { Direction = SecurityRuleDirection.Outbound };

    private static Check Of(string caseId, string what, Func<JsonElement, string?> compare) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Security,
        What = what,
        FindDifference = () => compare(CaseLibrary.Get(caseId).Observed!.Value),
    };

    private static Check Flow(string caseId, string what, Func<JsonElement, JsonElement> part, Topology topology, IpFlow flow, string place = "nic:nic") => Of(caseId, $"IP flow, {what}", seen =>
    {
        IpFlowAnswer answer = topology.Compile().IpFlow(place, flow);
        return Differences.OfValues($"{part(seen).GetProperty("access")} {part(seen).GetProperty("ruleName")}", $"{answer.Access} {answer.RuleName}");
    });

    private static Check Rules(string caseId, Topology topology, Func<JsonElement, JsonElement> part) => Rules(caseId, _ => topology, part);

    private static Check Rules(string caseId, Func<JsonElement, Topology> draw, Func<JsonElement, JsonElement> part, string what = "effective security rules", Func<string, string>? compared = null) => Of(caseId, what, seen =>
    {
        using JsonDocument computed = JsonDocument.Parse(JsonReport.Render(draw(seen).Compile().EffectiveSecurityRules("nic:nic")));
        JsonElement[] ours = [.. computed.RootElement.GetProperty("value")[0].GetProperty("effectiveSecurityRules").EnumerateArray()];
        JsonElement[] azures = [.. part(seen).EnumerateArray()];
        return Differences.OfValues(string.Join(' ', azures.Select(NameOf)), string.Join(' ', ours.Select(NameOf)))
            ?? Differences.OfSets(azures.SelectMany(rule => Facts(rule, rule)), azures.Zip(ours).SelectMany(pair => Facts(pair.Second, pair.First)).Select(fact => compared?.Invoke(fact) ?? fact));
    });

    private static Check Tags(string caseId, Topology topology, Func<JsonElement, JsonElement> part) => Of(caseId, "prefixes of service tags", seen =>
    {
        EffectiveSecurityGroup group = topology.Compile().EffectiveSecurityRules("nic:nic").Groups[0];
        return Differences.OfSets(
            part(seen).EnumerateObject().SelectMany(tag => tag.Value.EnumerateArray().Select(prefix => $"{tag.Name} {prefix}")),
            part(seen).EnumerateObject().SelectMany(tag => group.TagMap.Single(ours => ours.Name == tag.Name).Prefixes.Where(prefix => tag.Name != "Internet" || prefix.Family == IPFamily.IPv4).Select(prefix => $"{tag.Name} {prefix}")));
    });

    private static string NameOf(JsonElement rule) => rule.GetProperty("name").GetString()!;

    /// <summary>The fields of a rule that the record shows.</summary>
    private static IEnumerable<string> Facts(JsonElement rule, JsonElement recorded) =>
        from field in Fields
        where recorded.TryGetProperty(field, out _)
        select $"{NameOf(rule)} {field} {(rule.TryGetProperty(field, out JsonElement value) ? JsonSerializer.Serialize(value) : "-")}";
}
