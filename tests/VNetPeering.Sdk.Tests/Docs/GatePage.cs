using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/how-to/gate-pull-requests.md.</summary>
[NonParallelizable]
public sealed class GatePage
{
    [Test]
    public void Decisions_of_a_team_are_data()
    {
        Topology topology = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            subnet app/web 10.2.0.0/24
            link app -> hub
            """).Topology;
        string before = Environment.CurrentDirectory;
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Environment.CurrentDirectory = folder.FullName;
        File.WriteAllText("network.baseline.json", BaselineJson.Save(topology.Validate().Where(finding => finding.Id == "VNP1005").Select(KnownFinding.Of)));
        try
        {
            #region validate-policy
            var options = new ValidateOptions
            {
                Policy = new DiagnosticPolicy
                {
                    Rules = [RuleSetting.Off("VNP1014"), RuleSetting.As("VNP2007", Severity.Error)],
                    Known = BaselineJson.Load(File.ReadAllText("network.baseline.json")),
                },
            };
            DiagnosticReport report = topology.Validate(options);
            string log = SarifReport.Render(report);
            #endregion

            report.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
            report.Suppressed.ShouldHaveSingleItem().Diagnostic.Id.ShouldBe("VNP1005");
            options.Policy.Unused(report).ShouldBeEmpty();
            log.ShouldContain("\"suppressions\"");
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }
}
