using NUnit.Framework;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Counts what ran and says so at the end of the run.</summary>
[SetUpFixture]
public sealed class ConformanceTally
{
    private static int _agreed;
    private static int _differed;

    /// <summary>Counts a check that agrees with Azure.</summary>
    internal static void Agree() => Interlocked.Increment(ref _agreed);

    /// <summary>Counts a check that differs for a known reason.</summary>
    internal static void Differ() => Interlocked.Increment(ref _differed);

    /// <summary>Prints the count.</summary>
    [OneTimeTearDown]
    public void Print() => TestContext.Error.WriteLine(
        $"conformance: {_agreed} checks passed, {_differed + KnownDifferences.Unchecked.Count} known differences ({_differed} answers differ, {KnownDifferences.Unchecked.Count} are not asked for yet), {CaseLibrary.All.Count} cases");
}
