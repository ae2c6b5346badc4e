using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one security admin rule at a time. Each is a resource of its own, so each is a cause of its own.</summary>
internal abstract class AdminRuleCheck : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (AdminRuleCollection collection in Collections(context.Topology))
        {
            foreach (AdminRule rule in collection.Rules)
            {
                CheckRule(context, collection, rule, sink);
            }
        }
    }

    /// <summary>Reports what is wrong with one admin rule.</summary>
    public abstract void CheckRule(ValidationContext context, AdminRuleCollection collection, AdminRule rule, DiagnosticSink sink);

    /// <summary>Returns the rule collections of all network managers.</summary>
    public static IEnumerable<AdminRuleCollection> Collections(Topology topology) =>
        topology.NetworkManagers.SelectMany(manager => manager.SecurityAdminConfigurations).SelectMany(configuration => configuration.RuleCollections);

    /// <summary>Returns the id that Azure gives a rule of a collection.</summary>
    public static ResourceId IdOf(AdminRuleCollection collection, AdminRule rule) => collection.Id.Child("rules", rule.Name.Value);

    /// <summary>Returns the address texts with the side that each stands on, one by one. A network group is none.</summary>
    public static IEnumerable<(string Side, string Text)> Addresses(AdminRule rule) =>
        rule.Sources.Select(address => (SecurityRuleParts.Source, address)).Concat(rule.Destinations.Select(address => (SecurityRuleParts.Destination, address)))
            .Where(item => item.address.AddressPrefixType != AdminRuleAddressType.NetworkGroup)
            .SelectMany(item => item.address.AddressPrefix.Split(',').Select(text => (item.Item1, text)));
}
