using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Fixes as sentences.</summary>
internal static class FixWords
{
    public static string Of(FlowFix fix) => fix.Kind switch
    {
        FlowFixKind.AllowAccess => $"Set AllowVirtualNetworkAccess on {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AllowForwardedTraffic => $"Set AllowForwardedTraffic on {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AddPeering => $"Create {ResourceWords.Named(fix.Resource)} from VNet \"{fix.Peering!.LocalVNetId.Name}\" to VNet \"{fix.Peering.RemoteVNetId.Name}\".",
        FlowFixKind.RecreatePeering => $"Delete {ResourceWords.Named(fix.Resource)} and create it again.",
        FlowFixKind.EnableIPForwarding => $"Turn IP forwarding on at {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AddSecurityRule => $"Add rule {Rule(fix.Rule!)} to {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AddAdminRule => $"Add admin rule {Rule(fix.AdminRule!)} to {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AddRoute => $"Add route {Route(fix.Route!)} to {ResourceWords.Named(fix.Resource)}{(fix.SubnetId is null ? string.Empty : $", a new one on {ResourceWords.Named(fix.SubnetId)}")}.",
        FlowFixKind.RemoveRoute => $"Remove route {Route(fix.Route!)} from {ResourceWords.Named(fix.Resource)}.",
        FlowFixKind.AdmitFlow => $"Let {fix.Flow} through {ResourceWords.Named(fix.Resource)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(fix), fix.Kind, "This is no kind of fix."),
    };

    private static string Rule(SecurityRule rule) =>
        $"\"{rule.Name}\" ({rule.Priority}, {rule.Direction}, {rule.Access} {rule.Protocol} {string.Join(' ', rule.SourceAddressPrefixes)} -> {string.Join(' ', rule.DestinationAddressPrefixes)} port {string.Join(' ', rule.DestinationPortRanges)})";

    private static string Rule(AdminRule rule) =>
        $"\"{rule.Name}\" ({rule.Priority}, {rule.Direction}, {rule.Access} {rule.Protocol} {Addresses(rule.Sources)} -> {Addresses(rule.Destinations)} port {string.Join(' ', rule.DestinationPortRanges)})";

    private static string Addresses(ValueList<AdminRuleAddress> addresses) => string.Join(' ', addresses.Select(address => address.AddressPrefix));

    private static string Route(UserDefinedRoute route) => $"\"{route.Name}\" ({route.Destination} -> {route.NextHopType.ToRouteWord()}{(route.NextHop.IsNone ? string.Empty : $" {route.NextHop}")})";
}
