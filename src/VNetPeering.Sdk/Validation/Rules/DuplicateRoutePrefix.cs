using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class DuplicateRoutePrefix : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4003",
        Title = "Routes of one table have the same destination",
        Severity = Severity.Error,
        Rules = "3.41",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteTable table in context.Topology.RouteTables)
        {
            string[] twice =
            [
                .. table.Routes
                    .Where(route => route.Destination.Unresolved is null)
                    .GroupBy(route => route.Destination.ToString(), StringComparer.OrdinalIgnoreCase)
                    .Where(group => group.Skip(1).Any())
                    .Select(group => $"{group.Key} in {Wording.List([.. group.Select(route => $"\"{route.Name}\"")])}"),
            ];
            if (twice.Length > 0)
            {
                sink.Report(new Finding
                {
                    Resource = table.Id,
                    Message = $"Route table {context.Name(table.Id)} has more than one route for the same destination: {string.Join("; ", twice.Take(6))}{(twice.Length > 6 ? $"; and {twice.Length - 6} more" : string.Empty)}.",
                    Fix = "Keep one route for each destination.",
                });
            }
        }
    }
}
