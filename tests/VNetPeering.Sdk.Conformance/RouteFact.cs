using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>One fact of a route table. A row with several prefixes or next hops is several facts, so that tables are compared as sets.</summary>
internal sealed record RouteFact(string Source, string State, string Prefix, string NextHopType, string NextHop)
{
    public bool IsNoneRow => Source == "Default" && NextHopType == "None";

    public bool IsGatewayRow => Source == "VirtualNetworkGateway";

    public bool IsDefault => Prefix is "0.0.0.0/0" or "::/0";

    /// <summary>Gets whether the author masked the next hop.</summary>
    public bool IsMasked => NextHop.Contains('<', StringComparison.Ordinal);

    public RouteFact WithoutNextHop => this with { NextHop = string.Empty };

    public static IEnumerable<RouteFact> Read(JsonElement rows)
    {
        foreach (JsonElement row in rows.EnumerateArray())
        {
            IReadOnlyList<string> hops = Texts(row, "nextHopIpAddress");
            foreach (string prefix in Texts(row, "addressPrefix"))
            {
                foreach (string hop in hops.Count == 0 ? [string.Empty] : hops)
                {
                    yield return new RouteFact(
                        row.GetProperty("source").GetString()!,
                        row.GetProperty("state").GetString()!,
                        AddressPrefix.TryParse(prefix, out AddressPrefix parsed) ? parsed.ToString() : prefix,
                        row.GetProperty("nextHopType").GetString()!,
                        hop);
                }
            }
        }
    }

    public static IEnumerable<RouteFact> Read(EffectiveRouteTable table)
    {
        foreach (EffectiveRoute route in table.Routes)
        {
            foreach (AddressPrefix prefix in route.AddressPrefixes)
            {
                foreach (string hop in route.NextHopAddresses.Count == 0 ? [string.Empty] : route.NextHopAddresses.Select(address => address.ToString()))
                {
                    yield return new RouteFact(route.Source.ToString(), route.State.ToString(), prefix.ToString(), route.NextHopType.ToRouteWord(), hop);
                }
            }
        }
    }

    public override string ToString() => $"{Source} {State} {Prefix} {NextHopType}{(NextHop.Length == 0 ? string.Empty : " ")}{NextHop}";

    private static IReadOnlyList<string> Texts(JsonElement row, string name) => !row.TryGetProperty(name, out JsonElement value)
        ? []
        : value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(text => text.GetString()!)],
            JsonValueKind.String => [value.GetString()!],
            _ => [],
        };
}
