using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>Settles what a peering record leaves open: whether it is global, its state, and the remote prefixes that count.</summary>
internal static class LinkFactory
{
    /// <summary>Creates the link of a peering. Its reverse, state and prefixes are settled when all links are there.</summary>
    internal static CompiledLink Create(Peering peering, PeeringSwitches unread, Region here, int local, Region there, int remote)
    {
        bool bothStated = here.IsStated && there.IsStated;
        return new CompiledLink
        {
            Peering = peering,
            AllowsAccess = peering.AllowVirtualNetworkAccess,
            AllowsForwardedTraffic = peering.AllowForwardedTraffic,
            UsesRemoteGateways = peering.UseRemoteGateways && !unread.HasFlag(PeeringSwitches.UseRemoteGateways),
            LendsGateways = peering.AllowGatewayTransit && !unread.HasFlag(PeeringSwitches.AllowGatewayTransit),
            Unread = unread,
            Local = local,
            Remote = remote,
            IsGlobal = bothStated && here != there,
            RegionIsAssumed = here.IsStated != there.IsStated,
        };
    }

    /// <summary>Settles state and prefixes of a link whose reverse is known.</summary>
    internal static void Settle(CompiledLink link, CompiledVNet local, CompiledVNet? remote)
    {
        if (link.Peering.State is { } reported)
        {
            link.State = reported;
        }
        else
        {
            // A classic VNet never has a link of its own (rule 2.26); one that is not described may have one.
            bool remoteIsDescribed = remote is not null && !remote.VNet.IsPlaceholder;
            bool implied = link.Reverse >= 0 || IsClassic(link.Peering, remote);
            link.State = implied || !remoteIsDescribed ? PeeringState.Connected : PeeringState.Initiated;
            link.StateIsAssumed = !implied && !remoteIsDescribed;
        }

        link.RemotePrefixes = RemotePrefixesOf(link.Peering, local, remote);
    }

    private static bool IsClassic(Peering peering, CompiledVNet? remote) =>
        peering.RemoteVNetId.IsOfType(ResourceTypes.ClassicVNet) || remote?.VNet.DeploymentModel == DeploymentModel.Classic;

    private static AddressPrefix[]? RemotePrefixesOf(Peering peering, CompiledVNet local, CompiledVNet? remote)
    {
        if (peering.RemoteAddressSpace is { Count: > 0 } snapshot)
        {
            return Routable(snapshot, peering, local);
        }

        if (remote is null || remote.HasUnknownSpace)
        {
            return null;
        }

        return peering.PeerCompleteVNets
            ? Routable(remote.VNet.AddressSpace, peering, local)
            : Routable(
                [.. remote.VNet.Subnets.Where(subnet => peering.RemoteSubnetNames.Contains(subnet.Name)).SelectMany(subnet => subnet.AddressPrefixes)],
                peering,
                local);
    }

    private static AddressPrefix[] Routable(ValueList<AddressPrefix> prefixes, Peering peering, CompiledVNet local)
    {
        bool onlyIPv6 = !peering.PeerCompleteVNets && peering.EnableOnlyIPv6Peering;

        // Nearly always there is nothing to leave out, and the list of the record is the answer.
        AddressPrefix[] all = prefixes.Items;
        bool isWhole = all.Length == 1 || AreDistinct(all);
        foreach (AddressPrefix prefix in all)
        {
            isWhole &= IsRoutable(prefix, local, onlyIPv6);
        }

        return isWhole ? all : Filter(all, local, onlyIPv6);
    }

    private static AddressPrefix[] Filter(AddressPrefix[] prefixes, CompiledVNet local, bool onlyIPv6) =>
        [.. prefixes.Where(prefix => IsRoutable(prefix, local, onlyIPv6)).Distinct()];

    private static bool IsRoutable(AddressPrefix prefix, CompiledVNet local, bool onlyIPv6) =>
        local.CanRoute(prefix.Family) && !(onlyIPv6 && prefix.Family == IPFamily.IPv4);

    private static bool AreDistinct(AddressPrefix[] prefixes)
    {
        const int FewEnoughToCompare = 8;
        if (prefixes.Length > FewEnoughToCompare)
        {
            return false;
        }

        for (int i = 1; i < prefixes.Length; i++)
        {
            if (prefixes.AsSpan(0, i).Contains(prefixes[i]))
            {
                return false;
            }
        }

        return true;
    }
}
