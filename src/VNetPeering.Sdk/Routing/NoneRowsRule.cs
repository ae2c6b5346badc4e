using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>3.06 and Q-04: the None rows vanish when the winning 0.0.0.0/0 leads to an appliance or a gateway.</summary>
internal static class NoneRowsRule
{
    /// <summary>Says whether the None rows are listed.</summary>
    /// <param name="userDefault">Where a user-defined 0.0.0.0/0 leads; null when there is none.</param>
    /// <param name="isLearned">Whether a gateway brings 0.0.0.0/0.</param>
    /// <param name="behavior">The reading of Q-04.</param>
    internal static bool Stay(NextHopType? userDefault, bool isLearned, AzureBehavior behavior)
    {
        NextHopType winner = userDefault ?? (isLearned ? NextHopType.VirtualNetworkGateway : NextHopType.Internet);
        return winner is not (NextHopType.VirtualAppliance or NextHopType.VirtualNetworkGateway) && !(IsOpenQuestion(userDefault) && behavior.InternetDefaultRouteRemovesNoneRows);
    }

    /// <summary>Says whether the answer rests on Q-04.</summary>
    internal static bool IsOpenQuestion(NextHopType? userDefault) => userDefault is NextHopType.Internet;
}
