using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SecondSecurityAdminConfiguration : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5037",
        Title = "Second security admin configuration in a region",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Security admin rules, 2025; Virtual Network Manager FAQ, 2024); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.SecurityAdminConfigurationsPerRegion;
        foreach (NetworkManager manager in context.Topology.NetworkManagers)
        {
            var regions = manager.SecurityAdminConfigurations
                .SelectMany(configuration => (configuration.DeployedRegions ?? []).Distinct().Select(region => (Region: region.Name, configuration.Id)))
                .GroupBy(one => one.Region, one => one.Id, StringComparer.Ordinal)
                .OrderBy(one => one.Key, StringComparer.Ordinal);
            foreach (IGrouping<string, ResourceId> region in regions)
            {
                ResourceId[] ids = [.. region.Distinct()];
                if (ids.Length > limit)
                {
                    sink.Report(new Finding
                    {
                        Resource = ids[^1],
                        Related = [.. ids[..^1]],
                        Message = $"Security admin configurations {Wording.List([.. ids.Select(context.Name)])} of network manager {context.Name(manager.Id)} are deployed to {region.Key}. Azure deploys {limit} a region; the later deployment replaces the earlier.",
                        Fix = "Put all rules into one configuration, in collections of their own.",
                    });
                }
            }
        }
    }
}
