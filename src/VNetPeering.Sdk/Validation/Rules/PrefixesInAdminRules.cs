using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrefixesInAdminRules : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7032",
        Title = "Too many prefixes in admin rules",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Virtual Network Manager: limitations, 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrefixesInAdminRules;
        (ResourceId Manager, int Count)[] managers =
        [
            .. context.Topology.NetworkManagers.Select(manager => (manager.Id, manager.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections)
                .SelectMany(collection => collection.Rules).SelectMany(AdminRuleCheck.Addresses)
                .Count(address => AddressWord.Read(address.Text).Kind == AddressWordKind.Addresses))),
        ];
        int count = managers.Sum(manager => manager.Count);
        if (count > limit)
        {
            sink.Report(new Finding
            {
                Resource = managers.MaxBy(manager => manager.Count).Manager,
                Related = [.. managers.Where(manager => manager.Count > 0).Select(manager => manager.Manager).Order()],
                Message = FormattableString.Invariant($"The admin rules of all network managers together name {count:N0} addresses and prefixes; Azure's limit is {limit:N0} ({context.Limits.AsOf})."),
                Fix = "Join neighbouring prefixes, or set AzureLimits.PrefixesInAdminRules where Azure has granted more.",
            });
        }
    }
}
