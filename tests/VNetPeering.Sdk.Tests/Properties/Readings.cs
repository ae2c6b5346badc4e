using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Other readings of what Azure does, where its sources differ, each of them with an even chance.</summary>
internal static class Readings
{
    internal static AzureBehavior Of(int seed)
    {
        var random = new SeededRandom(seed);
        return new AzureBehavior
        {
            AccessFlagBlocksWithoutSecurityGroup = random.Chance(50),
            ForwardedTrafficCheck = random.Pick(Enum.GetValues<ForwardedTrafficCheck>()),
            InternetDefaultRouteRemovesNoneRows = random.Chance(50),
            BasicGatewayTransit = random.Pick(Enum.GetValues<BasicGatewayTransit>()),
            HubJoinsConnectedGroup = random.Chance(50),
            AllowRulesOnlyKeepsAlwaysAllow = random.Chance(50),
        };
    }
}
