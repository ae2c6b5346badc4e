using NUnit.Framework;

namespace VNetPeering.Sdk.Testing.Tests;

/// <summary>Runs an assertion that must fail, and returns its message.</summary>
internal static class Failing
{
    internal static string Message(Action assertion) => Assert.Throws<NetworkAssertionException>(assertion)!.Message;
}
