using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Rehearsals;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Failures in words.</summary>
internal static class RehearsalWords
{
    /// <summary>Returns what fails, with its kind: <c>gateway "gw"</c>.</summary>
    public static string Title(Failure failure) => $"{Kind(failure.Kind)} \"{failure.Name}\"";

    public static string Title(Rehearsal rehearsal) => string.Join(", ", rehearsal.Failures.Select(Title));

    public static string Kind(FailureKind kind) => kind switch
    {
        FailureKind.GatewayInstance => "gateway instance",
        FailureKind.Circuit => "ExpressRoute circuit",
        FailureKind.Firewall => "Azure Firewall",
        FailureKind.NatGateway => "NAT gateway",
        FailureKind.RouteServer => "Route Server",
        FailureKind.VNet => "VNet",
        _ => FailureWords.One(kind),
    };

    public static string Reason(DownReason reason) => reason switch
    {
        DownReason.Fails => "fails",
        DownReason.IsInside => "is part of it",
        DownReason.LeadsThere => "leads there",
        DownReason.SessionFalls => "is a BGP session with it",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This is no reason."),
    };

    public static string Of(DownResource down) => $"{(down.Resource is null ? $"\"{down.Name}\"" : ResourceWords.Named(down.Resource))} {Reason(down.Reason)}";

    /// <summary>Returns the heading for the flows that a failure treats alike.</summary>
    public static string Heading(FlowChangeKind kind) => kind switch
    {
        FlowChangeKind.Closed => "broken",
        FlowChangeKind.Opened => "opened",
        FlowChangeKind.Unclear => "unclear",
        FlowChangeKind.Moved => "by another way",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of change."),
    };
}
