using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Tests.Diagnostics;

public sealed class Baselines
{
    [Test]
    public void A_baseline_is_readable_and_ordered()
    {
        KnownFinding[] known =
        [
            new() { RuleId = "VNP2004", Resource = "/subscriptions/s/b", Related = ["/subscriptions/s/a"] },
            new() { RuleId = "VNP1014", Resource = "/subscriptions/s/c", Reason = "Two \"labs\" reuse the range; they stay apart." },
        ];

        string text = BaselineJson.Save(known);

        text.ShouldBe("""
            {
              "schemaVersion": 1,
              "known": [
                {
                  "rule": "VNP1014",
                  "resource": "/subscriptions/s/c",
                  "reason": "Two \"labs\" reuse the range; they stay apart."
                },
                {
                  "rule": "VNP2004",
                  "resource": "/subscriptions/s/b",
                  "related": [
                    "/subscriptions/s/a"
                  ]
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
        BaselineJson.Load(text).ShouldBe(known.Reverse());
    }

    [Test]
    public void An_empty_baseline_knows_nothing() => BaselineJson.Load(BaselineJson.Save(DiagnosticReport.Empty)).ShouldBe(ValueList<KnownFinding>.Empty);

    [TestCase("{", "Line 1, column 2: this is not JSON.")]
    [TestCase("[]", "\"schemaVersion\" is missing")]
    [TestCase("""{ "known": [] }""", "\"schemaVersion\" is missing")]
    [TestCase("""{ "schemaVersion": 2, "known": [] }""", "schemaVersion 2, and this release reads 1")]
    [TestCase("""{ "schemaVersion": 1 }""", "\"known\" is missing")]
    [TestCase("""{ "schemaVersion": 1, "known": [ 7 ] }""", "\"known[0]\" is no object")]
    [TestCase("""{ "schemaVersion": 1, "known": [ { "resource": "x" } ] }""", "\"known[0]\" has no \"rule\"")]
    [TestCase("""{ "schemaVersion": 1, "known": [ { "rule": "VNP1001", "resource": 7 } ] }""", "\"known[0]\" has \"resource\", which is no text")]
    [TestCase("""{ "schemaVersion": 1, "known": [ { "rule": "VNP1001", "related": [ 7 ] } ] }""", "\"known[0]\" has \"related\", which is no list")]
    [TestCase("""{ "schemaVersion": 1, "known": [ { "rule": "VNP1001", "because": "x" } ] }""", "\"known[0]\" has \"because\", which is not known")]
    public void A_text_that_is_no_baseline_is_refused_with_the_place(string text, string expected) =>
        Should.Throw<BaselineException>(() => BaselineJson.Load(text)).Message.ShouldContain(expected);
}
