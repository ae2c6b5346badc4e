using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// What is read of every subnet, VNet and link before classes are told apart. Nearly all the time goes into fetching their records from memory, so large networks
/// are read from two ends at once. Immutable; thread-safe.
/// </summary>
internal sealed class PairGround
{
    // Below, a second thread costs more than it saves.
    private const int ManyVNets = 2_000;

    internal PairGround(WalkContext context, IPFamily family)
    {
        CompiledTopology net = context.Tables.Net;
        PairSubnets? subnets = null;
        Action readSubnets = () => subnets = new PairSubnets(net, context.Security, context.Places, family);
        Territories? territories = null;
        LinkFacts? facts = null;
        VNetGaps? gaps = null;
        Action readVNets = () =>
        {
            facts = new LinkFacts(context.Tables);
            territories = new Territories(context.Tables, facts, family);
            gaps = new VNetGaps(context.Tables, facts);
        };
        if (net.VNets.Length < ManyVNets)
        {
            readSubnets();
            readVNets();
        }
        else
        {
            Parallel.Invoke(readSubnets, () =>
            {
                readVNets();
                gaps!.LookAtAll();
            });
        }

        Subnets = subnets!;
        Territories = territories!;
        Facts = facts!;
        Gaps = gaps!;
        Access = new PairAccess(context.Tables, Subnets);
        Links = new LinksByAddress(context.Tables, Territories);
    }

    internal PairSubnets Subnets { get; }

    internal Territories Territories { get; }

    internal LinkFacts Facts { get; }

    internal VNetGaps Gaps { get; }

    internal PairAccess Access { get; }

    internal LinksByAddress Links { get; }
}
