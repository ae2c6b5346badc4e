using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class NextHopAddressMismatch : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP4002",
        Title = "Next-hop address does not go with the next-hop type",
        Severity = Severity.Error,
        Rules = "3.31",
        Evidence = "Background knowledge, not confirmed by a source",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (RouteTable table in context.Topology.RouteTables)
        {
            string[] without = [.. table.Routes.Where(route => route is { NextHopType: NextHopType.VirtualAppliance, NextHop.IsNone: true } && !IsUnread(context, table, route)).Select(route => $"\"{route.Name}\"")];
            string[] with = [.. table.Routes.Where(HasSpareAddress).Select(route => $"\"{route.Name}\" ({route.NextHopType.ToRouteWord()}, {route.NextHop})")];
            if (without.Length == 0 && with.Length == 0)
            {
                continue;
            }

            var faults = new List<string>(2);
            if (without.Length > 0)
            {
                faults.Add($"{Wording.List(without)} {(without.Length == 1 ? "leads" : "lead")} to VirtualAppliance without a next-hop address");
            }

            if (with.Length > 0)
            {
                faults.Add($"{Wording.List(with)} {(with.Length == 1 ? "has" : "have")} a next-hop address that belongs to VirtualAppliance only");
            }

            sink.Report(new Finding
            {
                Resource = table.Id,
                Message = $"Route table {context.Name(table.Id)}: {Wording.List(faults)}.",
                Fix = "Write a next-hop address with VirtualAppliance, and with no other type.",
            });
        }
    }

    private static bool IsUnread(ValidationContext context, RouteTable table, UserDefinedRoute route) => context.IsUnread(table.Id.Child("routes", route.Name), "nextHop");

    // A type that nobody can write is a finding of its own, and a text that is resolved at run time may turn out to be empty.
    private static bool HasSpareAddress(UserDefinedRoute route) =>
        route.NextHopType != NextHopType.VirtualAppliance && route.NextHop.Address is not null && NextHopTypeNotWritable.IsWritable(route.NextHopType);
}
