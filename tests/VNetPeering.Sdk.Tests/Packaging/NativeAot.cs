using System.Diagnostics;
using System.Runtime.InteropServices;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Tests.Architecture;

namespace VNetPeering.Sdk.Tests.Packaging;

/// <summary>A program that is compiled ahead of time gives the answers of one that is compiled as it runs.</summary>
[Category("Slow")]
public sealed class NativeAot
{
    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("vnetpeering-aot-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_library_works_compiled_ahead_of_time()
    {
        string linker = Linker() ?? Skip("Compiling ahead of time needs clang or gcc on the PATH, on Linux; neither is here.");
        string project = CopyProject();

        DotnetCommand.Run(
            project,
            "publish",
            "--configuration",
            "Release",
            "--runtime",
            RuntimeInformation.RuntimeIdentifier.Contains("arm64", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64",
            "--output",
            Path.Combine(_folder, "out"),
            "-p:PublishAot=true",
            $"-p:CppCompilerAndLinker={linker}");

        string[] native = Lines(Path.Combine(_folder, "out", "VNetPeering.Sdk.AotSmoke"));
        string[] compiledAsItRuns = Lines("dotnet", Path.Combine(TestContext.CurrentContext.TestDirectory, "VNetPeering.Sdk.AotSmoke.dll"));
        native[1].ShouldBe("compiled ahead of time");
        compiledAsItRuns[1].ShouldBe("compiled as it runs");
        native[2..].ShouldBe(compiledAsItRuns[2..]);
        native.Length.ShouldBe(4);
    }

    private static string? Linker()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return OperatingSystem.IsLinux() ? new[] { "clang", "gcc" }.FirstOrDefault(name => folders.Any(folder => File.Exists(Path.Combine(folder, name)))) : null;
    }

    private static string Skip(string reason)
    {
        Assert.Ignore(reason);
        return reason;
    }

    // Publishing in the source tree would rewrite what the other tests of this run are using.
    private string CopyProject()
    {
        foreach (string folder in new[] { "src/VNetPeering.Sdk", "tests/VNetPeering.Sdk.AotSmoke" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            {
                string relative = Path.GetRelativePath(Repository.Root, file);
                if (!relative.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && !relative.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && !relative.EndsWith("packages.lock.json", StringComparison.Ordinal))
                {
                    string copy = Path.Combine(_folder, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }
        }

        foreach (string file in new[] { "Directory.Packages.props", "nuget.config", ".editorconfig", "README.md", "src/Directory.Build.props", "src/Directory.Build.targets", "tests/Directory.Build.props", "tests/Directory.Build.targets" })
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(_folder, file));
        }

        return Path.Combine(_folder, "tests", "VNetPeering.Sdk.AotSmoke");
    }

    private static string[] Lines(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, program);
        return output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
