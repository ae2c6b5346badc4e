using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Tells VNets of whose routes all is known.</summary>
internal static class VNetGaps
{
    /// <summary>Says whether something may be missing from every table of a VNet; cheaper than to list the rows of one.</summary>
    internal static bool MayBeIn(RoutingTables tables, LinkFacts facts, int index)
    {
        CompiledVNet vnet = tables.Net.VNets[index];
        if (vnet.HasUnknownSpace
            || vnet.VNet.DeploymentModel != DeploymentModel.ResourceManager
            || vnet.VirtualHubs.Count > 0
            || tables.Groups.Of(index).Gaps.Length > 0
            || tables.Membership.Concerns(index)
            || tables.LearnedIn(index)?.Gaps.Length > 0
            || tables.BorrowedBy(index)?.Gaps.Length > 0)
        {
            return true;
        }

        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            if (facts.HidesRows(i))
            {
                return true;
            }
        }

        return false;
    }
}
