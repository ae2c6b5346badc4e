using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The steps of a trace in words.</summary>
internal static class StepWords
{
    /// <summary>Returns the word of the JSON answer.</summary>
    public static string Json(StepKind kind) => kind switch
    {
        StepKind.Start => "start",
        StepKind.SecurityGroup => "securityGroup",
        StepKind.AdminRule => "adminRule",
        StepKind.Route => "route",
        StepKind.Peering => "peering",
        StepKind.ConnectedGroup => "connectedGroup",
        StepKind.Appliance => "appliance",
        StepKind.LoadBalancer => "loadBalancer",
        StepKind.Gateway => "gateway",
        StepKind.InternetExit => "internetExit",
        StepKind.InternetEntry => "internetEntry",
        StepKind.Delivery => "delivery",
        StepKind.Stop => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of step."),
    };

    /// <summary>Returns the words of the text answer.</summary>
    public static string Text(StepKind kind) => kind switch
    {
        StepKind.Start => "start",
        StepKind.SecurityGroup => "security group",
        StepKind.AdminRule => "admin rule",
        StepKind.Route => "route",
        StepKind.Peering => "peering",
        StepKind.ConnectedGroup => "connected",
        StepKind.Appliance => "appliance",
        StepKind.LoadBalancer => "load balancer",
        StepKind.Gateway => "gateway",
        StepKind.InternetExit => "way out",
        StepKind.InternetEntry => "way in",
        StepKind.Delivery => "delivery",
        StepKind.Stop => "STOP",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of step."),
    };

    /// <summary>Returns what happens, without the kind in front.</summary>
    public static string Detail(FlowStep step) => step.Kind switch
    {
        StepKind.Start => $"the packet starts here{From(step)}",
        StepKind.SecurityGroup => SecurityGroup(step),
        StepKind.AdminRule => AdminRuleOf(step),
        StepKind.Route => Route(step),
        StepKind.Peering => $"crosses peering {Subject(step)}",
        StepKind.ConnectedGroup => $"goes to a member of the same connected group of {Subject(step)}",
        StepKind.Appliance => $"{Appliance(step)}{At(step)} forwards the packet",
        StepKind.LoadBalancer => $"load balancer {Subject(step)} hands the packet to a backend{At(step)}",
        StepKind.Gateway => $"gateway {Subject(step)} forwards the packet{(step.Resource is not null && step.About.Length > 0 ? $" to \"{step.About}\"" : string.Empty)}{Via(step)}",
        StepKind.InternetExit => $"leaves for the Internet by {(IsSubnet(step) ? $"the default outbound access of {Named(step)}" : Named(step, "default outbound access"))}{At(step)}",
        StepKind.InternetEntry => IsSubnet(step)
            ? $"comes back from the Internet to where it left, {Subject(step)}{At(step)}"
            : $"comes in from the Internet by {Named(step, "a public address")}{At(step)}",
        StepKind.Delivery => $"arrives{At(step)}{(step.Resource is null || IsSubnet(step) ? string.Empty : $", {Named(step)}")}",
        StepKind.Stop => Stop(step),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "This is no kind of step."),
    };

    private static string SecurityGroup(FlowStep step) => step.Access is { } access
        ? $"network security group {Subject(step)} {(access == SecurityRuleAccess.Allow ? "allows" : "DENIES")} the packet{(step.Rule is null ? " of the platform" : $" by \"{step.Rule}\"")}"
        : $"network security group {Subject(step)} looks at the packet{Doubt(step)}";

    private static string AdminRuleOf(FlowStep step)
    {
        string what = step.AdminAccess switch
        {
            AdminRuleAccess.Allow => "allows the packet, and security groups are asked next",
            AdminRuleAccess.AlwaysAllow => "ALWAYS ALLOWS the packet, past every security group",
            AdminRuleAccess.Deny => "DENIES the packet",
            _ => $"looks at the packet{Doubt(step)}",
        };
        return step.Rule is null ? $"a security admin rule {what}" : $"\"{step.Rule}\" of {Subject(step)} {what}";
    }

    private static string Route(FlowStep step)
    {
        string chosen = step.Route is null ? $"no route matches{Via(step)}" : RouteWords.Chosen(step.Route);
        return step.Unknown is null ? chosen : $"{chosen}{Doubt(step)}";
    }

    private static string Stop(FlowStep step)
    {
        string why = step.Unknown is UnknownReason unknown
            ? $"not known: {UnknownReasonWords.Of(unknown)}"
            : DispositionWords.Of(step.Stop ?? Disposition.Unknown);
        string subject = step.Resource is not null ? ResourceWords.Named(step.Resource) : Subject(step, string.Empty);
        string about = subject.Length == 0 ? string.Empty : $" ({subject})";
        return $"{why}{about}{(step.Address is null ? string.Empty : $": {step.Address}")}";
    }

    // An appliance that the input does not describe has an address in a subnet, and nothing more.
    private static string Appliance(FlowStep step) => IsSubnet(step) ? $"an appliance in {Named(step)}" : Named(step, "the appliance");

    private static bool IsSubnet(FlowStep step) => step.Resource?.IsOfType(ResourceTypes.Subnet) is true;

    private static string Subject(FlowStep step, string otherwise = "(unnamed)") =>
        step.Resource is not null ? ResourceWords.Quoted(step.Resource) : step.About.Length > 0 ? $"\"{step.About}\"" : otherwise;

    private static string Named(FlowStep step, string otherwise = "(unnamed)") => step.Resource is null ? Subject(step, otherwise) : ResourceWords.Named(step.Resource);

    private static string At(FlowStep step) => step.Address is null ? string.Empty : $" at {step.Address}";

    private static string Via(FlowStep step) => step.Address is null ? string.Empty : $" for {step.Address}";

    private static string From(FlowStep step) => step.Address is null ? string.Empty : $", from {step.Address}";

    private static string Doubt(FlowStep step) => step.Unknown is UnknownReason unknown ? $" (Unknown: {UnknownReasonWords.Of(unknown)})" : string.Empty;
}
