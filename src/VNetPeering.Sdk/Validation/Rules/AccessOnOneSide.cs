using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AccessOnOneSide : PairRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2020",
        Title = "Access cleared on one side blocks both directions",
        Severity = Severity.Warning,
        Rules = "2.40, 2.41, 2.42, Q-01",
        Evidence = "Microsoft documentation (Manage a virtual network peering, 2022); published lab output; a recorded service test",
    };

    public override void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink)
    {
        if (pair.Later is not { } later || pair.Earlier.Peering.AllowVirtualNetworkAccess == later.Peering.AllowVirtualNetworkAccess || !pair.IsConnected)
        {
            return;
        }

        (PeeringLink closed, PeeringLink open) = pair.Earlier.Peering.AllowVirtualNetworkAccess ? (later, pair.Earlier) : (pair.Earlier, later);
        if (context.IsUnread(open.Id, "allowVirtualNetworkAccess") || !Blocks(context, closed) || AccessOffCutsTransit.CutOff(context, closed).Length > 0)
        {
            return;
        }

        (string local, string remote) = (context.Name(closed.Local.Id), context.Name(closed.RemoteId));
        sink.Report(new Finding
        {
            Resource = closed.Id,
            Related = [open.Id],
            Message = $"Peering {context.Name(closed.Id)} has AllowVirtualNetworkAccess set to false, and {context.Name(open.Id)} has it set to true, which does not help: no new flow passes between {local} and {remote} in either direction, unless a custom security rule in {local} admits it.",
            Fix = $"Set AllowVirtualNetworkAccess on {context.Name(closed.Id)} and keep single directions out by security rules, or clear it on {context.Name(open.Id)} too if the VNets are to be apart.",
        });
    }

    // Where the flag acts on the tag only, a side without security groups feels nothing. A connected group of both VNets does not help: peering beats it (2.97).
    private static bool Blocks(ValidationContext context, PeeringLink closed) =>
        context.Behavior.AccessFlagBlocksWithoutSecurityGroup
        || closed.Local.Subnets.Any(subnet => subnet.NetworkSecurityGroupId is not null || context.SecurityGroups.OnInterfacesIn(subnet.Id).Any());
}
