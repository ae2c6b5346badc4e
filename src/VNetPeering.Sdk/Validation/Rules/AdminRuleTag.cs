using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AdminRuleTag : AdminRuleCheck
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP5034",
        Title = "Admin rule names a service tag that is not supported there",
        Severity = Severity.Error,
        Rules = "6.13",
        Evidence = "Microsoft documentation (Security admin rules, 2025); Azure's code is not shown",
    };

    public override void CheckRule(ValidationContext context, AdminRuleCollection collection, AdminRule rule, DiagnosticSink sink)
    {
        string[] tags = [.. Addresses(rule).Select(address => address.Text.Trim()).Where(text => text.StartsWith("AzurePlatform", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Select(text => $"\"{text}\"")];
        if (tags.Length == 0)
        {
            return;
        }

        ResourceId id = IdOf(collection, rule);
        sink.Report(new Finding
        {
            Resource = id,
            Message = $"Admin rule {context.Name(id)} names {Wording.List(tags)}. Admin rules do not support the service tags of the platform.",
            Fix = "Deny the platform's DNS, metadata or licence service by a network security group, which may name these tags.",
        });
    }
}
