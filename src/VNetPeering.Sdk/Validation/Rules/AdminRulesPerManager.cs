using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRulesPerManager : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7031",
        Title = "Too many admin rules of a network manager",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Virtual Network Manager: limitations, 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.AdminRulesPerNetworkManager;
        foreach (NetworkManager manager in context.Topology.NetworkManagers)
        {
            int count = manager.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections).Sum(collection => collection.Rules.Count);
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = manager.Id,
                    Message = $"Network manager {context.Name(manager.Id)} {LimitWording.Fact(count, "admin rules", limit, context.Limits)}.",
                    Fix = "Put several prefixes and ports into one rule, or set AzureLimits.AdminRulesPerNetworkManager where Azure has granted more.",
                });
            }
        }
    }
}
