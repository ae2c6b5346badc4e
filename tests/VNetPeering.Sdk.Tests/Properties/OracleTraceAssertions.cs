using Shouldly;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

internal static class OracleTraceAssertions
{
    internal static void ShouldEndAs(this OracleTrace trace, Verdict verdict, Disposition forward, Disposition? answer)
    {
        trace.Verdict.ShouldBe(verdict, trace.ToString());
        trace.Forward.ShouldBe(forward, trace.ToString());
        trace.Return.ShouldBe(answer, trace.ToString());
    }
}
