using NUnit.Framework;

namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>The files of the project, found from the place of the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string CoreAssembly { get; } = typeof(CompiledNetwork).Assembly.Location;

    public static string ToolAssembly { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "vnetpeer.dll");

    /// <summary>Returns the path of every C# file of a source folder, build output aside, relative to that folder and in ordinal order.</summary>
    public static IReadOnlyList<string> SourceFiles(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Root, folder), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        string? at = TestContext.CurrentContext.TestDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "VNetPeering.Sdk.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("The solution file lies in no folder above the test assembly.");
    }
}
