using System.Text.Json;
using NJsonSchema;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Reporting;

public sealed class SarifLogs
{
    // "web" lies outside (VNP1005); the link has no counterpart (VNP2007), which is accepted.
    private static DiagnosticReport Report
    {
        get
        {
            Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.2.0.0/24"), Designs.VNet("hub", "10.0.0.0/16")).Link("app", "hub") with
            {
                Sources = new SourceMap([new(Designs.SubnetId("app", "web"), new SourceLocation { File = @"estate\my vnets.json", Line = 7, Column = 3 })]),
            };
            return design.Validate(new ValidateOptions { Policy = new DiagnosticPolicy { Known = [KnownFinding.Accept("VNP2007", Designs.LinkId("app", "hub").ToString(), "Next week.")] } });
        }
    }

    [Test]
    public void A_finding_is_a_result_at_its_place()
    {
        using JsonDocument log = JsonDocument.Parse(SarifReport.Render(Report, "1.2.3"));

        JsonElement run = log.RootElement.GetProperty("runs")[0];
        run.GetProperty("tool").GetProperty("driver").GetProperty("version").GetString().ShouldBe("1.2.3");
        JsonElement result = run.GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().ShouldBe("VNP1005");
        result.GetProperty("level").GetString().ShouldBe("error");
        result.GetProperty("message").GetProperty("text").GetString()!.ShouldStartWith("Subnet \"app/web\" has prefix 10.2.0.0/24");
        result.GetProperty("properties").GetProperty("azureErrorCode").GetString().ShouldBe("NetcfgSubnetRangeOutsideVnet");
        JsonElement location = result.GetProperty("locations")[0];
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("estate/my%20vnets.json");
        location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(7);
        location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().ShouldBe(Designs.SubnetId("app", "web").ToString());
        result.TryGetProperty("suppressions", out _).ShouldBeFalse();
    }

    [Test]
    public void A_known_finding_is_suppressed_with_its_reason()
    {
        using JsonDocument log = JsonDocument.Parse(SarifReport.Render(Report));

        JsonElement result = log.RootElement.GetProperty("runs")[0].GetProperty("results")[1];
        result.GetProperty("ruleId").GetString().ShouldBe("VNP2007");
        result.GetProperty("suppressions")[0].GetProperty("justification").GetString().ShouldBe("Next week.");
    }

    [Test]
    public void Every_result_points_to_its_rule()
    {
        using JsonDocument log = JsonDocument.Parse(SarifReport.Render(Report));

        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
        }

        rules.GetArrayLength().ShouldBe(2);
    }

    [TestCase("vnets.json", "vnets.json")]
    [TestCase("../estate/vnets.json", "../estate/vnets.json")]
    [TestCase("/data/vnets.json", "file:///data/vnets.json")]
    [TestCase(@"C:\data\vnets.json", "file:///C:/data/vnets.json")]
    public void A_path_is_written_as_a_uri(string file, string uri)
    {
        var report = new DiagnosticReport([Report[0] with { Location = new SourceLocation { File = file } }]);

        using JsonDocument log = JsonDocument.Parse(SarifReport.Render(report));

        JsonElement place = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe(uri);
        place.TryGetProperty("region", out _).ShouldBeFalse();
    }

    [Test]
    public void The_fingerprint_stays_when_the_place_and_the_wording_change()
    {
        Diagnostic finding = Report[0];

        string before = Fingerprint(finding);
        string after = Fingerprint(finding with { Message = "Other words.", Location = null });
        string other = Fingerprint(finding with { Resource = Designs.SubnetId("app", "db") });

        after.ShouldBe(before);
        other.ShouldNotBe(before);
    }

    [Test]
    public async Task Logs_are_what_the_schema_of_the_standard_takes()
    {
        // The schema comes with Microsoft's own SARIF tool; .ci/run fetches it. It is no part of this repository.
        string? path = Environment.GetEnvironmentVariable("VNETPEERING_SARIF_SCHEMA");
        if (string.IsNullOrEmpty(path))
        {
            Assert.Ignore("VNETPEERING_SARIF_SCHEMA does not name a copy of the SARIF 2.1.0 schema; .ci/run sets it.");
        }

        JsonSchema schema = await JsonSchema.FromFileAsync(path);
        string good = SarifReport.Render(Report, "1.2.3");

        schema.Validate(SarifReport.Render(DiagnosticReport.Empty)).ShouldBeEmpty();
        schema.Validate(good).ShouldBeEmpty();
        schema.Validate(good.Replace("\"level\": \"error\"", "\"level\": \"grave\"", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    private static string Fingerprint(Diagnostic finding)
    {
        using JsonDocument log = JsonDocument.Parse(SarifReport.Render(new DiagnosticReport([finding])));
        return log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").EnumerateObject().Single().Value.GetString()!;
    }
}
