using NUnit.Framework;
using VNetPeering.Sdk.Kernel.Namespaces;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Ignores everything, with the reason, where the machine lets nobody lay out networks; says at the end how much was compared.</summary>
[SetUpFixture]
public sealed class KernelSetUp
{
    [OneTimeSetUp]
    public void IgnoreWhereItIsNotPermitted()
    {
        if (Permission.Refusal is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    [OneTimeTearDown]
    public void SayHowMuchWasCompared()
    {
        if (Permission.Refusal is null)
        {
            TestContext.Progress.WriteLine(KernelComparison.Totals);
        }
    }
}
