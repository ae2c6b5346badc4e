using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class DiagnosticsAsText
{
    [Test]
    public void Each_finding_has_its_way_out_and_its_place()
    {
        var report = new DiagnosticReport(
        [
            Finding("VNP2003", Severity.Warning, null, "Peering \"app/to-hub\" is Disconnected.", "Delete both links and create them again.", null),
            Finding("VNP3002", Severity.Error, "RemoteVnetHasNoGateways", "Peering \"app/to-hub\" uses remote gateways, but \"hub\" has none.", "Add a gateway to \"hub\".", new SourceLocation { File = "vnets.json", Line = 12, Column = 7, JsonPath = "$[0].virtualNetworkPeerings[0]" }),
            Finding("VNP8002", Severity.Info, null, "The next hop is known at run time only.", "Deploy first.", new SourceLocation { File = "design.cs", Line = 3 }),
        ]);

        string text = TextReport.Render(report);

        text.ShouldMatchApproved("diagnostics.txt");
    }

    [Test]
    public void Nothing_found_is_said() => TextReport.Render(DiagnosticReport.Empty).ShouldBe("No findings.\n");

    private static Diagnostic Finding(string id, Severity severity, string? code, string message, string fix, SourceLocation? location) => new()
    {
        Descriptor = new DiagnosticDescriptor { Id = id, Title = "Sample", Severity = severity, Rules = "-", Evidence = "-" },
        Severity = severity,
        AzureErrorCode = code,
        Message = message,
        Fix = fix,
        Location = location,
    };
}
