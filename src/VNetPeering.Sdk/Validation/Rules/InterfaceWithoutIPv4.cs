using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class InterfaceWithoutIPv4 : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1019",
        Title = "Network interface has no IPv4 address",
        Severity = Severity.Error,
        Rules = "1.25",
        Evidence = "Microsoft documentation (Overview of IPv6 for Azure Virtual Network, 2023); its code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NetworkInterface nic in context.Topology.NetworkInterfaces.Where(nic => nic.IPConfigurations.Count > 0))
        {
            if (!nic.IPConfigurations.All(part => part.PrivateIPAddress is { Family: IPFamily.IPv6 }) || context.IsUnread(nic.Id, "ipConfigurations"))
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = nic.Id,
                Message = $"Network interface {context.Name(nic.Id)} has IPv6 addresses only: {Wording.List([.. nic.IPConfigurations.Select(part => part.PrivateIPAddress)])}. Azure takes IPv6 beside IPv4, not alone.",
                Fix = "Add an IP configuration with an IPv4 address.",
            });
        }
    }
}
