using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>How packets get over a link, whoever sends them.</summary>
/// <param name="Outcome">Zero when they get over it; else one of <see cref="Ways"/>.</param>
/// <param name="IsForOwnOnly">Whether it takes only what comes from addresses of its own VNet: forwarded traffic is not allowed (2.50-2.54).</param>
internal readonly record struct Crossing(ulong Outcome, bool IsForOwnOnly)
{
    /// <summary>The number of bits of <see cref="Code"/>.</summary>
    internal const int CodeBits = 3;

    /// <summary>Gets a number that tells it from others.</summary>
    internal int Code => (int)Outcome | (IsForOwnOnly ? 4 : 0);

    /// <summary>Returns the crossing with a number.</summary>
    internal static Crossing FromCode(int code) => new((ulong)code & 3, (code & 4) != 0);

    /// <summary>Says what a link, and the one back, do to packets. What access flags deny is the business of the machines at both ends: see <see cref="PairAccess"/>.</summary>
    internal static Crossing Of(RoutingTables tables, CompiledLink link)
    {
        CompiledTopology net = tables.Net;
        if (link.Remote < 0 || net.VNets[link.Remote].VNet.IsPlaceholder)
        {
            return new Crossing(Ways.Unknown, false);
        }

        if (net.VNets[link.Remote].VNet.DeploymentModel == DeploymentModel.Classic)
        {
            return new Crossing(Ways.Open, false);
        }

        if (link.Reverse < 0 || !net.Links[link.Reverse].IsConnected)
        {
            return new Crossing(Ways.Blocked, false);
        }

        CompiledLink back = net.Links[link.Reverse];
        CompiledLink deciding = tables.Behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? back : link;
        return new Crossing(0, !deciding.AllowsForwardedTraffic);
    }
}
