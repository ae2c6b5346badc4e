using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Tells VNets of whose routes all is known, looked at once each. Thread-safe: what is found twice is the same.</summary>
internal sealed class VNetGaps(RoutingTables tables, LinkFacts facts)
{
    private const byte No = 1;
    private const byte Yes = 2;

    private readonly byte[] _known = new byte[tables.Net.VNets.Length];

    /// <summary>Says whether something may be missing from every table of a VNet; cheaper than to list the rows of one.</summary>
    internal bool MayBeIn(int vnet)
    {
        byte known = Volatile.Read(ref _known[vnet]);
        if (known == 0)
        {
            Volatile.Write(ref _known[vnet], known = Look(tables.Net.VNets[vnet]) ? Yes : No);
        }

        return known == Yes;
    }

    internal void LookAtAll()
    {
        for (int vnet = 0; vnet < _known.Length; vnet++)
        {
            MayBeIn(vnet);
        }
    }

    private bool Look(CompiledVNet vnet)
    {
        if (vnet.HasUnknownSpace
            || vnet.VNet.DeploymentModel != DeploymentModel.ResourceManager
            || vnet.VirtualHubs.Count > 0
            || tables.Groups.Of(vnet.Index).Gaps.Length > 0
            || tables.Membership.Concerns(vnet.Index)
            || tables.LearnedIn(vnet.Index)?.Gaps.Length > 0
            || tables.BorrowedBy(vnet.Index)?.Gaps.Length > 0)
        {
            return true;
        }

        int end = vnet.LinkEnd;
        for (int i = vnet.FirstLink; i < end; i++)
        {
            if (facts.HidesRows(i))
            {
                return true;
            }
        }

        return false;
    }
}
