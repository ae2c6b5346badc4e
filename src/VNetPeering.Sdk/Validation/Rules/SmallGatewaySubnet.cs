using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SmallGatewaySubnet : SpecialSubnetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3009",
        Title = "GatewaySubnet is smaller than advised",
        Severity = Severity.Info,
        Rules = "1.3",
        Evidence = "Microsoft documentation (About VPN gateway settings, 2020; About ExpressRoute virtual network gateways, 2023)",
    };

    public override void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink)
    {
        (Gateway Gateway, int Circuits)? busy = Busy(context, special);
        int advised = busy is null ? GatewaySubnetSize.AdvisedLength : GatewaySubnetSize.ManyCircuitsLength;
        if (GatewaySubnetSize.LengthOf(context, special) is not { } length || length <= advised || GatewaySubnetSize.CrowdedOut(context, special).Count > 0)
        {
            return;
        }

        string subnet = context.Name(special.Subnet.Id);
        sink.Report(new Finding
        {
            Resource = special.Subnet.Id,
            Related = busy is { } named ? [named.Gateway.Id] : [],
            Message = busy is { } found
                ? $"{subnet} is a /{length}, and its gateway {context.Name(found.Gateway.Id)} has {found.Circuits} circuits. For that many a /{advised} or larger is advised."
                : $"{subnet} is a /{length}. A /{advised} or larger is advised, so that a second gateway and more instances find room.",
            Fix = $"Make {subnet} a /{advised} or larger; a gateway that stands in it must be removed first.",
        });
    }

    // The gateway that has so many circuits that the usual size is not enough.
    private static (Gateway Gateway, int Circuits)? Busy(ValidationContext context, SpecialSubnet special) => context.GatewaysOf(special.VNet.Id)
        .Where(gateway => gateway.Type == GatewayType.ExpressRoute)
        .Select(gateway => ((Gateway, int)?)(gateway, context.GatewayIndex.ConnectionsOf(gateway.Id).Where(connection => connection.Type == ConnectionType.ExpressRoute).DistinctBy(connection => connection.CircuitId ?? connection.Id).Count()))
        .FirstOrDefault(gateway => gateway!.Value.Item2 >= GatewaySubnetSize.ManyCircuits);
}
