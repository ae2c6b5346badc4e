using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Whether the <c>VirtualNetwork</c> tag of one subnet holds another by own or peered space (5.20). What routes bring into it hangs on no pair. Thread-safe.</summary>
internal sealed class TagRelations(RoutingTables tables, PairSubnets subnets, Territories territories)
{
    /// <summary>The relation of subnets that have nothing to do with each other.</summary>
    internal const int Strangers = 0;

    /// <summary>One has the other in its tag.</summary>
    internal const int Tagged = 1;

    /// <summary>No other pair is like it.</summary>
    internal const int Odd = -1;

    /// <summary>Returns the relation of a plain subnet to another.</summary>
    internal int Of(int from, int to)
    {
        CompiledTopology net = tables.Net;
        int vnet = subnets.VNetOf(from);
        if (tables.Membership.Concerns(vnet))
        {
            return Odd;
        }

        if (vnet == subnets.VNetOf(to))
        {
            return Tagged;
        }

        if (!territories.IsTidy(vnet))
        {
            return tables.Groups.Of(vnet).Rows.Length > 0 ? Odd : OverAnyLink(net, vnet, to);
        }

        VNetTable rows = tables.SharedIn(vnet)!;
        if (!rows.Intervals.IsOne(subnets.First(to), subnets.Last(to), out uint answer))
        {
            return Odd;
        }

        int link = answer == RouteAnswer.NoMatch ? VNetTable.Local : rows.Links(net, tables.Groups, vnet)[RouteAnswer.Row(answer)];
        return link >= 0 && net.Links[link].AllowsAccess ? Tagged : Strangers;
    }

    /// <summary>Whichever of its links brings the winning row: all that are Connected count.</summary>
    private int OverAnyLink(CompiledTopology net, int vnet, int to)
    {
        int relation = Strangers;
        for (int i = net.VNets[vnet].FirstLink; i < net.VNets[vnet].LinkEnd; i++)
        {
            if (net.Links[i] is { IsConnected: true, AllowsAccess: true, RemotePrefixes: { } prefixes })
            {
                foreach (Addressing.AddressPrefix prefix in prefixes.AsSpan())
                {
                    bool holdsFirst = prefix.Contains(subnets.First(to));
                    bool holdsLast = prefix.Contains(subnets.Last(to));
                    if (holdsFirst && holdsLast)
                    {
                        return Tagged;
                    }

                    bool liesInside = subnets.First(to) <= prefix.First && prefix.Last <= subnets.Last(to);
                    relation = holdsFirst || holdsLast || liesInside ? Odd : relation;
                }
            }
        }

        return relation;
    }
}
