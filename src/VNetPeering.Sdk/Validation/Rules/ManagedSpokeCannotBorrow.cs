using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class ManagedSpokeCannotBorrow : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3024",
        Title = "Spoke of a managed hub cannot borrow its gateway",
        Severity = Severity.Error,
        Rules = "6.06, 2.61, 2.63, 2.65, 2.66",
        Evidence = "Microsoft documentation (Virtual Network Manager: connectivity configurations, 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (var group in context.Managed.Refused.GroupBy(refused => (refused.Configuration.Id, refused.Hub, refused.Reason, Spoke: refused.Reason == BorrowingRefusal.HubHasNoGateway ? null : refused.Spoke)))
        {
            ResourceId[] spokes = [.. group.Select(refused => refused.Spoke)];
            string hub = context.Name(group.Key.Hub);
            sink.Report(new Finding
            {
                Resource = group.Key.Id,
                Related = [group.Key.Hub, .. spokes],
                Message = $"Configuration {context.Name(group.Key.Id)} lets {Wording.List([.. spokes.Select(context.Name)])} use the gateway of {hub}, but {Why(group.Key.Reason, hub)}. The link to the hub fails, and the hub's link stays Initiated.",
                Fix = group.Key.Reason switch
                {
                    BorrowingRefusal.HubHasNoGateway => $"Add a gateway to {hub}, or clear useHubGateway.",
                    BorrowingRefusal.HubLinkLendsNothing => "Set AllowGatewayTransit on the hub's link, or delete that link and let the manager make it.",
                    _ => "Take the spoke out of the network group, or put it into one without useHubGateway.",
                },
            });
        }
    }

    private static string Why(BorrowingRefusal reason, string hub) => reason switch
    {
        BorrowingRefusal.HubHasNoGateway => $"{hub} has no gateway and no Route Server",
        BorrowingRefusal.HubLinkLendsNothing => "the link of the hub is there already with AllowGatewayTransit set to false",
        BorrowingRefusal.SpokeHasGateway => "the spoke has a gateway of its own",
        BorrowingRefusal.SpokeBorrowsAlready => "the spoke borrows the gateway of another VNet",
        _ => throw new InvalidOperationException($"Reason {reason} has no words."),
    };
}
