using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRuleGroups : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5035",
        Title = "Admin rule collection lacks its network group",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (a collection is associated with at least one network group of its manager); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (NetworkManager manager in context.Topology.NetworkManagers)
        {
            foreach (AdminRuleCollection collection in manager.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections))
            {
                if (!context.IsUnread(collection.Id, "appliesToGroups"))
                {
                    Check(context, manager, collection, sink);
                }
            }
        }
    }

    private static void Check(ValidationContext context, NetworkManager manager, AdminRuleCollection collection, DiagnosticSink sink)
    {
        // An input without any group of the manager lacks their export, and the import says so.
        string[] missing = manager.NetworkGroups.Count == 0 ? [] : [.. collection.AppliesToGroups.Where(group => !manager.NetworkGroups.Any(own => own.Id == group)).Select(group => $"\"{group.Name}\"")];
        if (missing.Length == 0 && collection.AppliesToGroups.Count > 0)
        {
            return;
        }

        sink.Report(new Finding
        {
            Resource = collection.Id,
            Message = missing.Length == 0
                ? $"Admin rule collection {context.Name(collection.Id)} applies to no network group. Azure wants one at least."
                : $"Admin rule collection {context.Name(collection.Id)} applies to {Wording.List(missing)}, and network manager {context.Name(manager.Id)} has no such network {(missing.Length == 1 ? "group" : "groups")}.",
            Fix = "Name a network group of the same manager, and give the group to the input.",
        });
    }
}
