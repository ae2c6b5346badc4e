using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>
/// Default routes that a table sends to the Internet or nowhere. One that a gateway knows as well is not in the <c>VirtualNetwork</c> tag of the table's
/// subnets (5.20 to 5.22): published lab output, in which an appliance's subnet with such a route admits nothing for the Internet by the default rules.
/// </summary>
internal static class SentOut
{
    /// <summary>Says whether a prefix is a default route that the table sends out.</summary>
    internal static bool Holds(RouteTable? table, AddressPrefix prefix)
    {
        if (table is null || prefix.Length > 0)
        {
            return false;
        }

        foreach (UserDefinedRoute route in table.Routes.AsSpan())
        {
            if (route.NextHopType is NextHopType.Internet or NextHopType.None && route.Destination.Prefix == prefix)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the routes of which nobody can read whether they are such ones.</summary>
    internal static IEnumerable<string> Doubts(RouteTable? table) => (table?.Routes ?? [])
        .Where(route => route.NextHopType is NextHopType.Internet or NextHopType.None && route.Destination is { Prefix: null, ServiceTag: null })
        .Select(route => $"{table!.Name}/{route.Name}");
}
