using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>The same question has the same answer on every machine and day: the core asks no clock, dice, environment, console, process or network.</summary>
public sealed class BannedCalls
{
    private static readonly string[] Types =
    [
        "System.Console", "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process", "System.Net.Http.HttpClient", "System.Net.Dns", "System.Net.Sockets.Socket", "System.Threading.Timer",
    ];

    private static readonly string[] Members =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Threading.Thread.Sleep", "System.Threading.Tasks.Task.Delay",
        "System.Environment.GetEnvironmentVariable", "System.Environment.GetEnvironmentVariables", "System.Environment.ExpandEnvironmentVariables",
        "System.Environment.get_MachineName", "System.Environment.get_UserName", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.get_CurrentDirectory", "System.Environment.Exit", "System.IO.Path.GetTempPath", "System.IO.Path.GetRandomFileName",
        // Output has \n everywhere; these two have what the machine prefers.
        "System.Environment.get_NewLine", "System.Text.StringBuilder.AppendLine",
    ];

    [Test]
    public void The_core_makes_none()
    {
        IReadOnlyCollection<TypeUse> uses = AssemblyUses.Read(Repository.CoreAssembly);

        uses.Where(IsBanned).Select(use => use.ToString()).ShouldBeEmpty();
        uses.Count(use => use.Member is not null).ShouldBeGreaterThan(500);
    }

    [Test]
    public void They_are_found_where_they_are_made()
    {
        // This very method is the sample; nobody calls what it makes.
        Func<Random> dice = () => new Random(DateTime.UtcNow.Day);
        dice.ShouldNotBeNull();

        string[] found = [.. AssemblyUses.Read(typeof(BannedCalls).Assembly.Location).Where(use => use.FromType == nameof(BannedCalls) && IsBanned(use)).Select(use => $"{use.To}.{use.Member}")];

        found.ShouldContain("System.DateTime.get_UtcNow");
        found.ShouldContain("System.Random..ctor");
    }

    [Test]
    public void Every_one_is_spelled_as_the_framework_spells_it()
    {
        foreach (string member in Members)
        {
            int dot = member.LastIndexOf('.');
            Find(member[..dot]).GetMethods().Select(method => method.Name).ShouldContain(member[(dot + 1)..]);
        }

        foreach (string type in Types)
        {
            Find(type).ShouldNotBeNull();
        }
    }

    private static bool IsBanned(TypeUse use) => Types.Contains(use.To) || Members.Contains($"{use.To}.{use.Member}");

    private static Type Find(string name) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(assembly => assembly.StartsWith("System.", StringComparison.Ordinal))
            .Select(assembly => Type.GetType($"{name}, {assembly}"))
            .First(type => type is not null)!;
}
