using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Tests.Architecture;

namespace VNetPeering.Sdk.Tests.Packaging;

/// <summary>The package as its users get it: packed from the build under test, looked into, and used by a project that knows nothing of this repository.</summary>
[Category("Slow")]
public sealed class Package
{
    private const string Program = """
        using VNetPeering.Sdk.Addressing;
        using VNetPeering.Sdk.Model;
        var hub = new VNet { Id = ResourceId.Create("sub", "rg", ResourceTypes.VNet, "hub"), AddressSpace = [AddressPrefix.Parse("10.0.0.0/22")] };
        var topology = new Topology { Name = "contoso", VNets = [hub] };
        Console.Write($"{topology.VNets[0].Name}: {hub.AddressSpace[0].AddressCount} addresses, {hub.AddressSpace[0].ToIPNetwork2().LastUsable}");
        """;

    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("vnetpeering-package-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_holds_what_it_promises_and_a_scratch_project_uses_it()
    {
        // The version follows from the bits, so that no cache can hand out an older package under the same name.
        string version = $"0.1.0-test.h{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.CoreAssembly)))[..12]}";

        Pack(version);

        LookInside(Path.Combine(_folder, "feed", $"VNetPeering.Sdk.{version}.nupkg"), version);
        Use(version).ShouldBe("hub: 1024 addresses, 10.0.3.254");
    }

    private void Pack(string version) => DotnetCommand.Run(
        Repository.Root,
        "pack",
        Path.Combine("src", "VNetPeering.Sdk"),
        "--no-build",
        "--configuration",
        Configuration(),
        "--output",
        Path.Combine(_folder, "feed"),
        // The version of the package only: another assembly version would ask for another build.
        $"-p:PackageVersion={version}",
        $"-p:NuspecOutputPath={Path.Combine(_folder, "nuspec")}{Path.DirectorySeparatorChar}");

    private static void LookInside(string package, string version)
    {
        using ZipArchive zip = ZipFile.OpenRead(package);
        string[] files = [.. zip.Entries.Select(entry => entry.FullName)];
        files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(["lib/net10.0/VNetPeering.Sdk.dll", "lib/net10.0/VNetPeering.Sdk.xml"]);
        files.ShouldContain("README.md");
        File.Exists(Path.ChangeExtension(package, ".snupkg")).ShouldBeTrue();

        using Stream stream = zip.GetEntry("VNetPeering.Sdk.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        Text("id").ShouldBe("VNetPeering.Sdk");
        Text("version").ShouldBe(version);
        Text("license").ShouldBe("MIT");
        Text("readme").ShouldBe("README.md");
        Text("description").Length.ShouldBeGreaterThan(40);
        metadata.Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")
            .ShouldBe(["IPNetwork2 5.0.1"]);

        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    /// <summary>Builds and runs the scratch project; returns what it prints.</summary>
    private string Use(string version)
    {
        string project = Directory.CreateDirectory(Path.Combine(_folder, "scratch")).FullName;
        // Only our folder is a source, and what the package depends on comes from where the test build found it: nothing is asked of a network,
        // and nothing of ours is left in the machine's package cache.
        File.WriteAllText(Path.Combine(project, "scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreSources>{Path.Combine(_folder, "feed")}</RestoreSources>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{string.Join(';', PackageFolders())}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="VNetPeering.Sdk" Version="[{version}]" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"), Program);
        // Whatever lies in the folders above must not take part.
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(project, file), "<Project />");
        }

        DotnetCommand.Run(project, "build", "--output", Path.Combine(project, "out"), "-p:UseSharedCompilation=false");
        return DotnetCommand.Run(project, Path.Combine(project, "out", "scratch.dll"));
    }

    private static string Configuration() =>
        Path.GetFileName(Path.GetDirectoryName(TestContext.CurrentContext.TestDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private static IEnumerable<string> PackageFolders()
    {
        using JsonDocument assets = JsonDocument.Parse(Repository.Read("src", "VNetPeering.Sdk", "obj", "project.assets.json"));
        return [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }
}
