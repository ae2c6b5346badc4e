using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class FileTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("vnetpeering-import-").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_folder_stands_for_its_json_files_in_ordinal_order()
    {
        Write("b.json", """[{"id":"~/virtualNetworks/second"}]""");
        Write("B.json", """[{"id":"~/virtualNetworks/first"}]""");
        Write("c.txt", "not looked at");
        Directory.CreateDirectory(Path.Combine(_folder, "inside"));
        Write("inside/a.json", """[{"id":"~/virtualNetworks/third"}]""");

        ImportResult result = EstateImporter.ReadFiles([_folder]);

        result.Topology.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["first", "second"]);
        result.Read.Select(source => Path.GetFileName(source.File)).ShouldBe(["B.json", "b.json"]);
    }

    [Test]
    public void A_file_of_no_known_shape_is_ignored_in_a_folder_and_refused_by_name()
    {
        string odd = Write("odd.json", """{"hello":"world"}""");
        Write("vnets.json", """[{"id":"~/virtualNetworks/hub"}]""");

        ImportResult result = EstateImporter.ReadFiles([_folder]);

        IgnoredItem item = result.Ignored.ShouldHaveSingleItem();
        item.File.ShouldBe(odd);
        item.ResourceType.ShouldBeNull();
        result.Topology.VNets.Count.ShouldBe(1);
        Should.Throw<ImportException>(() => EstateImporter.ReadFiles([_folder, odd])).File.ShouldBe(odd);
    }

    [Test]
    public void Malformed_JSON_in_a_folder_is_refused_too()
    {
        string broken = Write("broken.json", "[{");

        Should.Throw<ImportException>(() => EstateImporter.ReadFiles([_folder])).File.ShouldBe(broken);
    }

    [Test] // ARM templates may break a text over several lines
    public void A_text_over_several_lines_is_read_and_lines_are_counted_as_written()
    {
        string file = Write("estate.json", "[{\"id\":\"~/virtualNetworks/hub\",\"tags\":{\"note\":\"[concat(\n  'a',\n\t'b')]\"}},\n{\"id\":\"~/virtualNetworks/app\"}]");

        ImportResult result = EstateImporter.ReadFiles([file]);

        result.Topology.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["hub", "app"]);
        result.Topology.Sources.Find(result.Topology.VNets[1].Id)!.Line.ShouldBe(4);
        Should.Throw<ImportException>(() => EstateImporter.ReadFiles([Write("broken.json", "[{\"id\":\"a\n\"")])).Message.ShouldContain("broken.json:1:10");
    }

    [Test]
    public void A_file_that_is_named_twice_is_read_once()
    {
        string file = Write("vnets.json", """[{"id":"~/virtualNetworks/hub"}]""");

        ImportResult result = EstateImporter.ReadFiles([file, _folder, file]);

        result.Read.Count.ShouldBe(1);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void A_missing_file_and_an_empty_folder_are_named()
    {
        string missing = Path.Combine(_folder, "missing.json");

        Should.Throw<ImportException>(() => EstateImporter.ReadFiles([missing])).Message.ShouldContain(missing);
        Should.Throw<ImportException>(() => EstateImporter.ReadFiles([_folder])).Message.ShouldContain("holds no *.json file");
    }

    [Test]
    public void Progress_is_told_file_by_file()
    {
        Write("a.json", "[]");
        Write("b.json", "[]");
        var told = new Told();

        EstateImporter.ReadFiles([_folder], progress: told);

        told.Reports.Select(report => (Path.GetFileName(report.File), report.Done, report.Total)).ShouldBe([("a.json", 0, 2), ("b.json", 1, 2), (null, 2, 2)]);
    }

    [Test]
    public void A_cancelled_import_stops()
    {
        Write("a.json", "[]");

        Should.Throw<OperationCanceledException>(() => EstateImporter.ReadFiles([_folder], ct: new CancellationToken(canceled: true)));
    }

    [Test]
    public void The_options_name_the_topology()
    {
        Write("a.json", "[]");

        EstateImporter.ReadFiles([_folder], new ImportOptions { Name = "contoso" }).Topology.Name.ShouldBe(new ResourceName("contoso"));
    }

    private string Write(string name, string json)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, Az.Expand(json));
        return path;
    }

    private sealed class Told : IProgress<ImportProgress>
    {
        internal List<ImportProgress> Reports { get; } = [];

        public void Report(ImportProgress value) => Reports.Add(value);
    }
}
