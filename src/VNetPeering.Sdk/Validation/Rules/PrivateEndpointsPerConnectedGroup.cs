using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrivateEndpointsPerConnectedGroup : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7030",
        Title = "Too many private endpoints in a connected group",
        Severity = Severity.Error,
        Rules = "6.11",
        Evidence = "Microsoft documentation (Virtual Network Manager: limitations, connectivity configurations; 2025); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        ILookup<ResourceId?, PrivateEndpoint> byVNet = context.Topology.PrivateEndpoints.ToLookup(endpoint => endpoint.SubnetId?.Parent);
        foreach (ConnectedGroup group in context.ConnectedGroups)
        {
            int limit = group.Configuration.ConnectedGroupPrivateEndpointsScale == ConnectedGroupPrivateEndpointsScale.HighScale
                ? context.Limits.PrivateEndpointsPerHighScaleConnectedGroup
                : context.Limits.PrivateEndpointsPerConnectedGroup;
            int count = group.Members.Sum(member => byVNet[context.Topology.VNets[member].Id].Count());
            if (count > limit)
            {
                sink.Report(new Finding
                {
                    Resource = group.Configuration.Id,
                    Related = [group.NetworkGroupId],
                    Message = $"A connected group of configuration {context.Name(group.Configuration.Id)} {LimitWording.Fact(count, "private endpoints", limit, context.Limits)}.",
                    Fix = "Spread the VNets over several network groups, or set connectedGroupPrivateEndpointsScale to HighScale.",
                });
            }
        }
    }
}
