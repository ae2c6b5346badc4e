using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>The sentences of the import's findings.</summary>
internal static class ImportFindings
{
    internal static Diagnostic Contradiction(ResourceId id, string earlier, string later, SourceLocation? location)
    {
        string where = earlier == later ? $"\"{later}\" describes {Subject(id)} twice, and the two differ" : $"\"{earlier}\" and \"{later}\" describe {Subject(id)} differently";
        return new Diagnostic
        {
            Descriptor = ImportDiagnostics.Contradiction,
            Severity = ImportDiagnostics.Contradiction.Severity,
            Resource = id,
            Message = $"{where}. The later description counts.",
            Fix = earlier == later ? "Keep one description of it." : "Export the estate again at one time, and give each resource once.",
            Location = location,
        };
    }

    /// <summary>Returns the finding about a value; null for a malformed prefix, which the rules about addresses report.</summary>
    internal static Diagnostic? Unread(UnreadValue value) => value.Kind switch
    {
        UnreadValueKind.MalformedPrefix or UnreadValueKind.HostBitsSet => null,
        UnreadValueKind.Unresolved => Finding(
            ImportDiagnostics.Unresolved,
            value,
            $"Property \"{value.Property}\" of {Subject(value.ResourceId)} is known at run time only: \"{Short(value.Text)}\". What depends on it is Unknown, except where it reads the address of a resource that the design describes.",
            "Read the deployed estate instead of the template, or write the value into the template."),
        UnreadValueKind.UnknownWord => Finding(
            ImportDiagnostics.UnknownWord,
            value,
            value.Text.Length == 0
                ? $"{Capital(Subject(value.ResourceId))} does not state \"{value.Property}\", which it needs."
                : $"Property \"{value.Property}\" of {Subject(value.ResourceId)} holds \"{Short(value.Text)}\", which is none of the values known for it.",
            "Correct the value, or export with an API version that is known."),
        UnreadValueKind.MalformedReference => Finding(
            ImportDiagnostics.Unreadable,
            value,
            value.Text.Length == 0
                ? $"{Capital(Subject(value.ResourceId))} does not state \"{value.Property}\", which it needs."
                : value.Text == SourceScope.Inline
                ? $"Property \"{value.Property}\" of {Subject(value.ResourceId)} holds a whole resource without an id, so it cannot be told which resource is meant."
                : $"Property \"{value.Property}\" of {Subject(value.ResourceId)} holds \"{Short(value.Text)}\", which is not a resource id.",
            "Write the full id: /subscriptions/…/resourceGroups/…/providers/…/NAME."),
        UnreadValueKind.MalformedAddress => Finding(
            ImportDiagnostics.Unreadable,
            value,
            $"Property \"{value.Property}\" of {Subject(value.ResourceId)} holds \"{Short(value.Text)}\", which is not an IP address.",
            "Write four decimal octets, or an IPv6 address without zone and brackets."),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "This is no kind of unread value."),
    };

    /// <summary>Returns the finding about a resource that others name and nobody describes.</summary>
    internal static Diagnostic NotDescribed(IGrouping<ResourceId, PendingReference> references)
    {
        PendingReference first = references.First();
        ResourceId[] from = [.. references.Select(reference => reference.From).Distinct()];
        string others = from.Length == 1 ? string.Empty : FormattableString.Invariant($" and {from.Length - 1} more");
        string fact = first.From.Parent == references.Key
            ? $"{Capital(Subject(references.Key))} is known only by {Subject(first.From)}{others}; no source describes it."
            : $"{Capital(Subject(references.Key))} is named by {Subject(first.From)} ({first.Property}){others}; no source describes it.";
        return new Diagnostic
        {
            Descriptor = ImportDiagnostics.NotDescribed,
            Severity = ImportDiagnostics.NotDescribed.Severity,
            Resource = references.Key,
            Related = [.. from],
            Message = fact,
            Fix = $"Add the output of \"{Command(references.Key)}\" to the input.",
            Location = first.Location,
        };
    }

    internal static Diagnostic FirstPageOnly(string property, SourceLocation? location) => new()
    {
        Descriptor = ImportDiagnostics.FirstPageOnly,
        Severity = ImportDiagnostics.FirstPageOnly.Severity,
        Message = $"\"{location?.File}\" holds one page of a longer answer: it carries \"{property}\". What is on the other pages is missing from the estate.",
        Fix = property == "nextLink"
            ? "Follow \"nextLink\" and give every page, or use az network … list, which does so by itself."
            : "Pass \"--first 1000\" and \"--skip-token\" to az graph query, and give every page.",
        Location = location,
    };

    internal static Diagnostic PartlyEvaluated(string code, string text, SourceLocation? location) => new()
    {
        Descriptor = ImportDiagnostics.PartlyEvaluated,
        Severity = ImportDiagnostics.PartlyEvaluated.Severity,
        Message = $"The Bicep CLI reports \"{code}\": {text.TrimEnd('.')}. Resources of that part are missing from the estate.",
        Fix = "Give the nested template's values as parameters, so that it can be evaluated without a deployment.",
        Location = location,
    };

    private static Diagnostic Finding(DiagnosticDescriptor descriptor, UnreadValue value, string message, string fix) => new()
    {
        Descriptor = descriptor,
        // A body in place of a reference is how samples leave a property open; Azure's answer to it is not known.
        Severity = value.Kind == UnreadValueKind.MalformedReference && value.Text == SourceScope.Inline ? Severity.Warning : descriptor.Severity,
        AzureErrorCode = value.Kind == UnreadValueKind.MalformedAddress && value.Property == "privateIPAddress" && value.ResourceId.Parent?.IsOfType(ResourceTypes.NetworkInterface) is true
            ? "InvalidPrivateIPAddressFormat"
            : null,
        Resource = value.ResourceId,
        Message = message,
        Fix = fix,
        Location = value.Location,
    };

    /// <summary>Returns, for example, <c>subnet "hub/web"</c>.</summary>
    private static string Subject(ResourceId id) => $"{Noun(id)} \"{Path(id)}\"";

    private static string Path(ResourceId id) => id.Parent is null ? id.Name.Value : $"{Path(id.Parent)}/{id.Name.Value}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Short(string text) => text.Length <= 120 ? text : $"{text[..119]}…";

    private static string Noun(ResourceId id) => id.Type.ToUpperInvariant() switch
    {
        "MICROSOFT.NETWORK/VIRTUALNETWORKS" or "MICROSOFT.CLASSICNETWORK/VIRTUALNETWORKS" => "virtual network",
        "MICROSOFT.NETWORK/VIRTUALNETWORKS/SUBNETS" => "subnet",
        "MICROSOFT.NETWORK/VIRTUALNETWORKS/VIRTUALNETWORKPEERINGS" => "peering",
        "MICROSOFT.NETWORK/ROUTETABLES" => "route table",
        "MICROSOFT.NETWORK/ROUTETABLES/ROUTES" => "route",
        "MICROSOFT.NETWORK/NETWORKSECURITYGROUPS" => "network security group",
        "MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/SECURITYRULES" => "security rule",
        "MICROSOFT.NETWORK/APPLICATIONSECURITYGROUPS" => "application security group",
        "MICROSOFT.NETWORK/NETWORKINTERFACES" => "network interface",
        "MICROSOFT.COMPUTE/VIRTUALMACHINES" => "virtual machine",
        "MICROSOFT.NETWORK/PUBLICIPADDRESSES" => "public IP address",
        "MICROSOFT.NETWORK/NATGATEWAYS" => "NAT gateway",
        "MICROSOFT.NETWORK/LOADBALANCERS" => "load balancer",
        "MICROSOFT.NETWORK/VIRTUALNETWORKGATEWAYS" => "virtual network gateway",
        "MICROSOFT.NETWORK/LOCALNETWORKGATEWAYS" => "local network gateway",
        "MICROSOFT.NETWORK/CONNECTIONS" => "connection",
        "MICROSOFT.NETWORK/EXPRESSROUTECIRCUITS" => "ExpressRoute circuit",
        "MICROSOFT.NETWORK/AZUREFIREWALLS" => "Azure Firewall",
        "MICROSOFT.NETWORK/FIREWALLPOLICIES" => "firewall policy",
        "MICROSOFT.NETWORK/IPGROUPS" => "IP group",
        "MICROSOFT.NETWORK/FIREWALLPOLICIES/RULECOLLECTIONGROUPS" => "rule collection group",
        "MICROSOFT.NETWORK/VIRTUALHUBS" => "virtual hub",
        "MICROSOFT.NETWORK/PRIVATEENDPOINTS" => "private endpoint",
        "MICROSOFT.NETWORK/NETWORKMANAGERS/SECURITYADMINCONFIGURATIONS" => "security admin configuration",
        "MICROSOFT.NETWORK/NETWORKMANAGERS/SECURITYADMINCONFIGURATIONS/RULECOLLECTIONS" => "admin rule collection",
        "MICROSOFT.NETWORK/NETWORKMANAGERS/SECURITYADMINCONFIGURATIONS/RULECOLLECTIONS/RULES" => "admin rule",
        _ => "resource",
    };

    private static string Command(ResourceId id) => id.Type.ToUpperInvariant() switch
    {
        "MICROSOFT.NETWORK/VIRTUALNETWORKS" or "MICROSOFT.NETWORK/VIRTUALNETWORKS/SUBNETS" => "az network vnet list",
        "MICROSOFT.NETWORK/ROUTETABLES" => "az network route-table list",
        "MICROSOFT.NETWORK/NETWORKSECURITYGROUPS" => "az network nsg list",
        "MICROSOFT.NETWORK/APPLICATIONSECURITYGROUPS" => "az network asg list",
        "MICROSOFT.NETWORK/NETWORKINTERFACES" => "az network nic list",
        "MICROSOFT.COMPUTE/VIRTUALMACHINES" => "az vm list",
        "MICROSOFT.NETWORK/PUBLICIPADDRESSES" => "az network public-ip list",
        "MICROSOFT.NETWORK/NATGATEWAYS" => "az network nat gateway list",
        "MICROSOFT.NETWORK/VIRTUALNETWORKGATEWAYS" => $"az network vnet-gateway list -g {id.ResourceGroup}",
        "MICROSOFT.NETWORK/LOCALNETWORKGATEWAYS" => $"az network local-gateway list -g {id.ResourceGroup}",
        "MICROSOFT.NETWORK/EXPRESSROUTECIRCUITS" => "az network express-route list",
        "MICROSOFT.NETWORK/FIREWALLPOLICIES" => $"az network firewall policy rule-collection-group list -g {id.ResourceGroup} --policy-name {id.Name}",
        "MICROSOFT.NETWORK/FIREWALLPOLICIES/RULECOLLECTIONGROUPS" => $"az network firewall policy rule-collection-group list -g {id.ResourceGroup} --policy-name {id.Parent!.Name}",
        "MICROSOFT.NETWORK/IPGROUPS" => "az network ip-group list",
        "MICROSOFT.NETWORK/VIRTUALHUBS" => "az network vhub list",
        "MICROSOFT.NETWORK/NETWORKMANAGERS/SECURITYADMINCONFIGURATIONS" => $"az network manager security-admin-config list --network-manager-name {id.Parent?.Name} -g {id.ResourceGroup}",
        "MICROSOFT.NETWORK/NETWORKMANAGERS/SECURITYADMINCONFIGURATIONS/RULECOLLECTIONS" =>
            $"az network manager security-admin-config rule-collection list --configuration-name {id.Parent?.Name} --network-manager-name {id.Parent?.Parent?.Name} -g {id.ResourceGroup}",
        _ => $"az resource show --ids {id}",
    };
}
