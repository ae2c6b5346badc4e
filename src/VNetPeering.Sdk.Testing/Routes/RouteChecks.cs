using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Testing.Routes;

/// <summary>What can be asked of the routes of a subnet. Each check returns null where it holds, else the fact and the next hop that shows it.</summary>
internal static class RouteChecks
{
    /// <summary>Every destination goes first to what is wanted, and Azure cannot answer otherwise.</summary>
    internal static (string Fact, NextHop Hop)? LeadsTo(CompiledNetwork network, string place, IEnumerable<AddressRange> destinations, Func<NextHop, bool> isWanted)
    {
        foreach ((AddressRange range, NextHop hop) in RouteSegments.Of(network, place, destinations))
        {
            if (!isWanted(hop))
            {
                return (Line(range, hop), hop);
            }

            if (hop.Gaps.Count > 0)
            {
                return ($"{Line(range, hop)}, but Azure may answer differently: {Gaps(hop)}", hop);
            }
        }

        return null;
    }

    /// <summary>
    /// The Internet is reached over the target and no other way. What a route drops leaves no other way, and a service endpoint leads to a service of Azure, not to
    /// the Internet; neither is enough on its own.
    /// </summary>
    internal static (string Fact, NextHop Hop)? InternetLeadsTo(CompiledNetwork network, string place, IEnumerable<AddressRange> internet, RouteTarget target)
    {
        (AddressRange Range, NextHop Hop)? last = null;
        bool isMet = false;
        foreach ((AddressRange range, NextHop hop) in RouteSegments.Of(network, place, internet))
        {
            bool isVia = target.IsMetBy(hop);
            isMet |= isVia;
            last = (range, hop);
            // None with a route that says otherwise is an appliance out of reach (7.13), which drops the packet too.
            bool leavesOtherwise = !isVia && hop.Type is not (NextHopType.None or NextHopType.VirtualNetworkServiceEndpoint);
            if (leavesOtherwise)
            {
                return (Line(range, hop), hop);
            }

            if (hop.Gaps.Count > 0)
            {
                return ($"{Line(range, hop)}, but Azure may answer differently: {Gaps(hop)}", hop);
            }
        }

        return isMet || last is null ? null : ($"nothing leads to the Internet; {Line(last.Value.Range, last.Value.Hop)}", last.Value.Hop);
    }

    /// <summary>Returns, for example, <c>0.0.0.0/0 -> VirtualAppliance 10.0.0.68</c>: the row that wins, or the range where none does.</summary>
    private static string Line(AddressRange range, NextHop hop)
    {
        string prefix = hop.Route is { AddressPrefixes: [var only] } ? only.ToString() : range.ToString();
        string addresses = hop.Addresses.Count == 0 ? string.Empty : $" {string.Join(" or ", hop.Addresses)}";
        string outOfReach = hop.Type == NextHopType.None && hop.Route is { NextHopType: NextHopType.VirtualAppliance } ? ", which is out of reach" : string.Empty;
        string type = (outOfReach.Length > 0 ? NextHopType.VirtualAppliance : hop.Type).ToRouteWord();
        return $"{prefix} -> {type}{addresses}{outOfReach}{(hop.Route?.RouteTableId is { } table ? $" [route table \"{table.Name}\"]" : string.Empty)}";
    }

    private static string Gaps(NextHop hop) => string.Join(", ", hop.Gaps.Select(gap => gap.About.Length == 0 ? gap.Reason.ToString() : $"{gap.Reason} ({gap.About})").Distinct());
}
