using System.Text.RegularExpressions;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>
/// The private addresses that template expressions read from resources which the design describes: <c>[reference('ID', …).ipConfigurations[0].properties.privateIPAddress]</c>.
/// Thread-safe.
/// </summary>
internal sealed partial class RunTimeAddresses(CompiledTopology net)
{
    /// <summary>Returns the expression that reads the private address of a resource's first IP configuration.</summary>
    internal static string ExpressionFor(ResourceId resource) => $"[reference('{resource}').ipConfigurations[0].properties.privateIPAddress]";

    /// <summary>Returns the address behind an expression; null where the design does not answer it.</summary>
    /// <param name="expression">The text of a next hop.</param>
    /// <param name="assumed">
    /// The name of the firewall whose address the design does not state: then the result is the first one of its subnet that Azure does not keep. Which one it
    /// is matters little, since a firewall without a stated address answers at each address of its subnet.
    /// </param>
    internal HostAddress? Find(string expression, out ResourceName? assumed)
    {
        assumed = null;
        if (Reading().Match(expression) is not { Success: true } read
            || !ResourceId.TryParse(read.Groups["id"].Value, out ResourceId? id)
            || !int.TryParse(read.Groups["index"].ValueSpan, out int index))
        {
            return null;
        }

        Topology topology = net.Topology;
        bool isFrontEnd = char.ToUpperInvariant(read.Groups["list"].ValueSpan[0]) == 'F';
        if (isFrontEnd)
        {
            return topology.LoadBalancers.FirstOrDefault(balancer => balancer.Id == id)?.FrontEnds.ElementAtOrDefault(index)?.PrivateIPAddress;
        }

        if (topology.AzureFirewalls.FirstOrDefault(firewall => firewall.Id == id) is not { } firewall)
        {
            return topology.NetworkInterfaces.FirstOrDefault(nic => nic.Id == id)?.IPConfigurations.ElementAtOrDefault(index)?.PrivateIPAddress;
        }

        if (firewall.PrivateIPAddress is { } stated)
        {
            return stated;
        }

        HostAddress? first = net.FindSubnet(firewall.SubnetId) is >= 0 and int subnet
            ? net.Subnets[subnet].Subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4).Select(SubnetAddresses.Usable).FirstOrDefault()?.First
            : null;
        assumed = first is null ? null : (ResourceName?)firewall.Name;
        return first;
    }

    // "full" as a third argument of reference() puts "properties" before the list.
    [GeneratedRegex(@"^\[reference\('(?<id>[^']+)'(, *'[^']*')*\)(\.properties)?\.(?<list>ipConfigurations|frontendIPConfigurations)\[(?<index>\d{1,4})\]\.properties\.privateIPAddress\]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();
}
