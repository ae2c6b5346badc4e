using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AddressesPerInterface : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7008",
        Title = "Too many private addresses of a network interface",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrivateAddressesPerNetworkInterface;
        foreach (NetworkInterface nic in context.Topology.NetworkInterfaces.Where(nic => nic.IPConfigurations.Count > limit))
        {
            sink.Report(new Finding
            {
                Resource = nic.Id,
                Message = $"Network interface {context.Name(nic.Id)} {LimitWording.Fact(nic.IPConfigurations.Count, "private addresses", limit, context.Limits)}.",
                Fix = "Spread the addresses over interfaces of several machines.",
            });
        }
    }
}
