using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Flows;

/// <summary>The places that a text with wildcards names, each as a text that names it alone.</summary>
internal sealed class PlaceSet
{
    private readonly Topology _topology;
    private readonly ILookup<ResourceId, ResourceId> _interfaces;
    private readonly ILookup<ResourceId, HostAddress> _addresses;

    internal PlaceSet(Topology topology)
    {
        _topology = topology;
        _interfaces = topology.NetworkInterfaces
            .SelectMany(nic => nic.IPConfigurations.Select(configuration => configuration.SubnetId).OfType<ResourceId>().Distinct(), (nic, subnet) => (Subnet: subnet, nic.Id))
            .ToLookup(pair => pair.Subnet, pair => pair.Id);
        IEnumerable<(ResourceId? Subnet, HostAddress Address)> endpoints = topology.PrivateEndpoints.SelectMany(endpoint => endpoint.Addresses, (endpoint, address) => (endpoint.SubnetId, address));
        IEnumerable<(ResourceId? Subnet, HostAddress? Address)> frontEnds = topology.LoadBalancers.SelectMany(balancer => balancer.FrontEnds).Select(front => (front.SubnetId, front.PrivateIPAddress));
        _addresses = endpoints
            .Concat(frontEnds.Where(front => front.Address is not null).Select(front => (front.Subnet, Address: front.Address!.Value)))
            .Where(pair => pair.Subnet is not null)
            .ToLookup(pair => pair.Subnet!, pair => pair.Address);
    }

    /// <summary>Returns the places of several texts, each once, as starts of flows or as destinations.</summary>
    /// <exception cref="PlaceException">A text names nothing.</exception>
    internal IReadOnlyList<string> Find(IEnumerable<string> texts, bool asDestinations)
    {
        List<string> found = [];
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (string place in texts.SelectMany(text => Find(text, asDestinations)))
        {
            if (known.Add(place))
            {
                found.Add(place);
            }
        }

        return found;
    }

    private string[] Find(string text, bool asDestinations)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!NamePattern.IsOne(text))
        {
            return [text];
        }

        int colon = text.IndexOf(':');
        string kind = colon < 0 ? string.Empty : text[..colon];
        var pattern = new NamePattern(text[(colon + 1)..]);
        IEnumerable<string> found = kind.ToUpperInvariant() switch
        {
            "" => SubnetsAndWhatIsInThem(pattern, asDestinations),
            "SUBNET" => Subnets(pattern).Select(subnet => $"subnet:{subnet.Id}"),
            "NIC" => _topology.NetworkInterfaces.Select(nic => nic.Id).Where(id => pattern.Matches(ResourcePath.Of(id))).Select(id => $"nic:{id}"),
            "VM" => _topology.VirtualMachines.Select(vm => vm.Id).Where(id => pattern.Matches(ResourcePath.Of(id))).Select(id => $"vm:{id}"),
            "POOL" => _topology.Gateways.Where(gateway => gateway.ClientAddressPools.Count > 0).Select(gateway => gateway.Id).Where(id => pattern.Matches(ResourcePath.Of(id))).Select(id => $"pool:{id}"),
            "SITE" => SiteNames().Where(name => pattern.Matches([name])).Select(name => $"site:{name}"),
            _ => throw new PlaceException($"\"{kind}\" is no kind of place that can be named by a pattern. Write subnet:, nic:, vm:, site: or pool:, or none of them for subnets and what is in them.", []),
        };
        string[] places = [.. found];
        return places.Length > 0 ? places : throw new PlaceException($"\"{text}\" names no place of this network, so nothing would be asserted.", []);
    }

    /// <summary>
    /// A subnet stands for a machine without a security group and a public address of its own, so the interfaces that there are are asked about too. Private
    /// endpoints and front ends have routes and doors of their own; they start no flow.
    /// </summary>
    private IEnumerable<string> SubnetsAndWhatIsInThem(NamePattern pattern, bool asDestinations)
    {
        foreach (Subnet subnet in Subnets(pattern))
        {
            yield return $"subnet:{subnet.Id}";
            foreach (ResourceId nic in _interfaces[subnet.Id])
            {
                yield return $"nic:{nic}";
            }

            foreach (HostAddress address in asDestinations ? _addresses[subnet.Id] : [])
            {
                yield return $"ip:{address}";
            }
        }
    }

    private IEnumerable<Subnet> Subnets(NamePattern pattern) => _topology.VNets
        .SelectMany(vnet => vnet.Subnets)
        // Nobody's machine can be in them.
        .Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name) && pattern.Matches(ResourcePath.Of(subnet.Id)));

    /// <summary>Declared sites, and local network gateways that belong to none and are no gateways of the network: the places that a flow can start at outside Azure.</summary>
    private IEnumerable<string> SiteNames()
    {
        IReadOnlyDictionary<ResourceId, ResourceId> gateways = _topology.GatewaysBehindDevices();
        return _topology.Sites.Select(site => site.Name.Value)
            .Concat(_topology.LocalNetworkGateways
                .Where(device => (device.Site is null || !_topology.Sites.Any(site => site.Name == device.Site)) && !gateways.ContainsKey(device.Id))
                .Select(device => device.Name.Value))
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
