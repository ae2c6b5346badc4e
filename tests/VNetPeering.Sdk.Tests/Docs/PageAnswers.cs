using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>Every answer that a page shows is computed again. The line before the block names it: <c>&lt;!-- answer: name --&gt;</c>.</summary>
public sealed partial class PageAnswers
{
    private static readonly Lazy<CompiledNetwork> Three = new(EffectiveRoutesPage.ThreeSpokes);

    private static readonly Lazy<ImportResult> Estate = new(() => EstateImporter.ReadFiles([Path.Combine(DocumentationTests.Root(), "docs", "examples", "hub-and-spoke")]));

    private static readonly Lazy<CompiledNetwork> Network = new(() => Estate.Value.Topology.Compile());

    private static readonly Dictionary<string, Func<string>> Answers = new(StringComparer.Ordinal)
    {
        ["routes-plain"] = () => Routes(Three.Value, "plain/work"),
        ["routes-inspected"] = () => Routes(Three.Value, "inspected/work"),
        ["routes-branch"] = () => Routes(Three.Value, "branch/work"),
        ["verify-web"] = () => Compare(Network.Value, "web-1-nic"),
        ["verify-batch"] = () => Compare(Network.Value, "batch-1-nic"),
        ["verify-batch-2023"] = () => Compare(
            Estate.Value.Topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.March2023 } }), "batch-1-nic"),
        ["routes-managed"] = () => Routes(NetworkManagerPage.Managed(), "app/work"),
        ["bgp-gateway"] = () => TextReport.Render(BgpPage.Hub().BgpTable("hub-gw")),
        ["bgp-routes"] = () => Routes(BgpPage.Hub(), "app/work"),
        ["operations-contoso"] = () => TextReport.Render(OperationsFile.Load(File.ReadAllText(Path.Combine(DocumentationTests.Root(), "docs", "examples", "life-cycle", "operations.json"))).Apply(Estate.Value.Topology)),
        ["estate-rehearse"] = () => TextReport.Render(Estate.Value.Topology.RehearseEach([FailureKind.Gateway, FailureKind.Firewall, FailureKind.Peering, FailureKind.VNet])),
        ["estate-validate"] = () => TextReport.Render(Estate.Value.Topology.Validate()),
        ["estate-routes-web"] = () => Routes(Network.Value, "app/web"),
        ["estate-web-to-sql"] = () => Network.Value.Explain("app/web", "data/sql", Protocol.Tcp(1433)),
        ["estate-hq-to-dr"] = () => Network.Value.Explain("hq", "dr/web", Protocol.Tcp(443)),
        ["estate-batch-to-sql"] = () => Network.Value.Explain("app/batch", "data/sql", Protocol.Tcp(1433)),
        ["verdict-access-cleared"] = () => AccessCleared().Explain("app/web", "data/sql", Protocol.Tcp(1433)),
        ["estate-web-to-shared"] = () => Network.Value.Explain("app/web", "hub/shared", Protocol.Udp(53)),
    };

    [Test]
    public void Every_answer_on_a_page_is_what_is_computed()
    {
        Dictionary<string, string> shown = Shown();

        foreach ((string name, string text) in shown)
        {
            Answers.ShouldContainKey(name);
            string computed = Tidy(Answers[name]());
            text.ShouldBe(computed, $"The block \"{name}\" should be:\n{computed}");
        }

        shown.Keys.Order(StringComparer.Ordinal).ShouldBe(Answers.Keys.Order(StringComparer.Ordinal));
    }

    private static CompiledNetwork AccessCleared() => DesignText.Read("""
        vnet app 10.1.0.0/16
        vnet data 10.2.0.0/16
        subnet app/web 10.1.0.0/24
        subnet data/sql 10.2.0.0/24
        link app -> data
        link data -> app allowVirtualNetworkAccess=false
        """).Topology.Compile();

    private static string Routes(CompiledNetwork network, string subnet) => TextReport.Render(network.EffectiveRoutes(subnet));

    private static string Compare(CompiledNetwork network, string nic) => TextReport.Render(network.CompareRoutes(
        $"nic:{nic}",
        RecordedRouteReader.ReadFile(Path.Combine(DocumentationTests.Root(), "docs", "examples", "recorded-routes", $"{nic}.json"))));

    /// <summary>Takes off the place of this clone, so that paths read as the tool prints them when it is started in the root.</summary>
    private static string Tidy(string text) => text.Replace(DocumentationTests.Root() + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Trim('\n');

    private static Dictionary<string, string> Shown()
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string page in Directory.EnumerateFiles(Path.Combine(DocumentationTests.Root(), "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (Match block in Block().Matches(File.ReadAllText(page)))
            {
                shown.Add(block.Groups["name"].Value, block.Groups["text"].Value.Trim('\n'));
            }
        }

        return shown;
    }

    [GeneratedRegex(@"^<!-- answer: (?<name>[a-z0-9-]+) -->\n```text\n(?<text>.*?)\n```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
