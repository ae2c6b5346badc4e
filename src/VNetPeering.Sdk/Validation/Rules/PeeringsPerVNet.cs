using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeeringsPerVNet : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7003",
        Title = "Too many peerings of a VNet",
        Severity = Severity.Error,
        Rules = "4.45, 6.11, 8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022 and the version of 2025-10; ExpressRoute gateways, 2023); Azure's code is not shown",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        if (vnet.Peerings.Count <= Math.Min(context.Limits.PeeringsPerVNet, context.Limits.SpokesPerManagedHub))
        {
            return;
        }

        // Second links to one VNet and self peerings never come into being: they have rules of their own.
        int count = context.LinksFrom(vnet.Id).Count;
        int limit = IsManagedHub(context, vnet) ? context.Limits.SpokesPerManagedHub : context.Limits.PeeringsPerVNet;
        if (count > limit)
        {
            sink.Report(new Finding
            {
                Resource = vnet.Id,
                Message = $"VNet {context.Name(vnet.Id)} {LimitWording.Fact(count, "peerings", limit, context.Limits)}.",
                Fix = "Spread the peers over several hubs that are peered with each other, or set AzureLimits.PeeringsPerVNet where Azure has granted more.",
            });
        }
    }

    // 6.11: a hub that a network manager runs has a limit of its own.
    private static bool IsManagedHub(ValidationContext context, VNet vnet) => context.Topology.NetworkManagers.Any(manager => manager.ConnectivityConfigurations.Any(configuration =>
        configuration.ConnectivityTopology == ConnectivityTopology.HubAndSpoke && configuration.DeployedRegions is null or { Count: > 0 } && configuration.HubIds.Contains(vnet.Id)));
}
