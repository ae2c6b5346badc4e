using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Finds the place that a text names: a full resource id or its shortest unique suffix, the name of an interface, VM, site or client pool, an address, or the
/// Internet. <c>subnet:</c>, <c>nic:</c>, <c>vm:</c>, <c>site:</c>, <c>pool:</c> and <c>ip:</c> decide between kinds.
/// </summary>
internal sealed class PlaceFinder
{
    private const string InternetName = "internet";

    private readonly CompiledTopology _net;
    private readonly Lazy<PlaceNames> _names;
    private readonly Lazy<ValueList<AddressRange>> _internet;
    private readonly FlowEndFactory _factory;

    internal PlaceFinder(RoutingTables tables, Lazy<PlaceNames> names)
    {
        _net = tables.Net;
        _names = names;
        _factory = new FlowEndFactory(tables);
        _internet = new Lazy<ValueList<AddressRange>>(() => [.. PublicSpace.Of(_net.Topology, tables.Behavior)]);
    }

    internal ValueList<AddressRange> InternetAddresses => _internet.Value;

    /// <summary>Finds the place that a text names.</summary>
    /// <exception cref="PlaceException">The text names none, or several.</exception>
    internal FlowEnd Find(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        PlaceKind? wanted = null;
        string name = text;
        int colon = text.IndexOf(':');
        if (colon > 0 && KindOf(text[..colon]) is { } kind)
        {
            wanted = kind;
            name = text[(colon + 1)..];
        }

        if (wanted is null && string.Equals(name, InternetName, StringComparison.OrdinalIgnoreCase))
        {
            return Internet();
        }

        if (wanted is PlaceKind.Address || (wanted is null && HostAddress.TryParse(name, out _)))
        {
            return HostAddress.TryParse(name, out HostAddress address)
                ? PublicAddressUse.Of(_net, address) is { } used ? throw used : AddressEnd(address)
                : throw new PlaceException($"\"{name}\" is not an IP address. Write one address without a prefix length, for example 10.0.0.4.", []);
        }

        List<(PlaceKind Kind, int Index)> found = [.. Candidates(name, wanted)];
        return found.Count switch
        {
            1 => _factory.Create(found[0].Kind, found[0].Index),
            0 => throw new PlaceException($"\"{text}\" names no subnet, network interface, VM, site, client pool or address of this network.", Similar(name)),
            _ => throw new PlaceException($"\"{text}\" names {found.Count} places. Write more of the path, or put nic:, vm:, site:, pool: or subnet: in front.", found.Select(Describe)),
        };
    }

    /// <summary>Finds the place that a text names, as the start of a flow: an address that several VNets use names none of them.</summary>
    /// <exception cref="PlaceException">The text names none, or several.</exception>
    internal FlowEnd FindStart(string text)
    {
        FlowEnd end = Find(text);
        return end.Rivals.Count == 0
            ? end
            : throw new PlaceException($"\"{text}\" is an address of {end.Rivals.Count} subnets. Name the subnet or the network interface.", end.Rivals);
    }

    /// <summary>Returns the end that an address is: what owns it in the topology, the Internet, or nobody.</summary>
    internal FlowEnd AddressEnd(HostAddress address)
    {
        int[] owners = [.. _net.VNets.Where(vnet => vnet.Owns(address)).Select(vnet => vnet.Index)];
        if (owners.Length > 1)
        {
            owners = [.. owners.Where(vnet => _net.SubnetAt(vnet, address) is not null)];
        }

        if (owners.Length > 0)
        {
            return _factory.Address(address, owners);
        }

        if (_factory.SiteOf(address) is { } outside)
        {
            return outside;
        }

        var place = new Place { Kind = PlaceKind.Address, Name = address.ToString(), Address = address };
        return address.IsPrivate
            ? new FlowEnd { Place = place, Ranges = [new AddressRange(address, address)], IsOwnedByNobody = true }
            : new FlowEnd { Place = place with { Kind = PlaceKind.Internet }, Ranges = [new AddressRange(address, address)] };
    }

    /// <summary>Returns a subnet as the end of a flow.</summary>
    internal FlowEnd Subnet(int index) => _factory.Create(PlaceKind.Subnet, index);

    /// <summary>Returns a network interface as the end of a flow.</summary>
    internal FlowEnd Interface(int index) => _factory.Create(PlaceKind.NetworkInterface, index);

    /// <summary>Returns the sites and the client pools.</summary>
    internal IEnumerable<FlowEnd> Outside() =>
    [
        .. Enumerable.Range(0, _factory.SiteNames.Count).Select(site => _factory.Create(PlaceKind.Site, site)),
        .. Enumerable.Range(0, _net.Topology.Gateways.Count).Where(gateway => _net.Topology.Gateways[gateway].ClientAddressPools.Count > 0).Select(gateway => _factory.Create(PlaceKind.ClientPool, gateway)),
    ];

    /// <summary>Returns a declared site, or the device that stands for one; null when there is none of that name.</summary>
    internal FlowEnd? Site(ResourceName name)
    {
        int index = _factory.SiteNames.ToList().IndexOf(name);
        return index < 0 ? null : _factory.Create(PlaceKind.Site, index);
    }

    /// <summary>Returns a declared site that holds an address; null when it does not hold it.</summary>
    internal FlowEnd? SiteNamed(string name, HostAddress address) => _factory.SiteNamed(name, address);

    /// <summary>Returns the site that a connection leads to; null when no site lies behind it.</summary>
    internal FlowEnd? SiteAt(HostAddress address, ResourceId? connection) => _factory.SiteBehind(connection, address);

    private static PlaceKind? KindOf(string prefix) => prefix.ToUpperInvariant() switch
    {
        "SUBNET" => PlaceKind.Subnet,
        "NIC" => PlaceKind.NetworkInterface,
        "VM" => PlaceKind.VirtualMachine,
        "SITE" => PlaceKind.Site,
        "POOL" => PlaceKind.ClientPool,
        "IP" => PlaceKind.Address,
        _ => null,
    };

    /// <summary>The path of a place from subscription to name, without the words between, which a suffix is compared with.</summary>
    private static string[] PathOf(ResourceId id)
    {
        List<string> path = [];
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            path.Insert(0, at.Name);
        }

        return [id.Subscription, id.ResourceGroup, .. path];
    }

    private FlowEnd Internet() => new()
    {
        Place = new Place { Kind = PlaceKind.Internet, Name = InternetName },
        Ranges = _internet.Value,
    };

    private IEnumerable<(PlaceKind Kind, int Index)> Candidates(string name, PlaceKind? wanted)
    {
        bool isId = name.StartsWith('/');
        string[] asked = isId ? [] : name.Split('/');
        IReadOnlyList<(PlaceKind Kind, int Index)> known = ResourceId.TryParse(name, out ResourceId? id) ? _names.Value.With(PlaceNames.ParentAndName(id))
            : asked.Length > 1 ? _names.Value.With((asked[^2], asked[^1]))
            : _names.Value.With(name);
        List<(PlaceKind Kind, int Index)> found =
        [
            .. known
                .Where(candidate => wanted is null || candidate.Kind == wanted)
                // A subnet is asked for with its VNet at least: many VNets have a "default".
                .Where(candidate => isId || wanted is not null || candidate.Kind != PlaceKind.Subnet || asked.Length > 1)
                .Where(candidate => Matches(candidate, name, asked, isId)),
        ];

        // A VM and its only interface often carry one name; both mean the same place.
        if (found is [(PlaceKind.NetworkInterface, int nic), (PlaceKind.VirtualMachine, int vm)]
            && _net.Topology.VirtualMachines[vm].NetworkInterfaceIds.FirstOrDefault() == _net.Topology.NetworkInterfaces[nic].Id)
        {
            found.RemoveAt(1);
        }

        return found;
    }

    private bool Matches((PlaceKind Kind, int Index) candidate, string name, string[] asked, bool isId)
    {
        ResourceId? id = IdOf(candidate);
        if (isId)
        {
            return id is not null && string.Equals(id.ToString(), name, StringComparison.OrdinalIgnoreCase);
        }

        if (id is null)
        {
            return asked.Length == 1;
        }

        string[] path = PathOf(id);
        return asked.Length <= path.Length
            && asked.Zip(path[^asked.Length..]).All(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private ResourceId? IdOf((PlaceKind Kind, int Index) candidate) => _names.Value.IdOf(candidate);

    private string Describe((PlaceKind Kind, int Index) candidate)
    {
        ResourceId? id = IdOf(candidate);
        return candidate.Kind switch
        {
            PlaceKind.Site => $"site:{(id is null ? _factory.SiteNames[candidate.Index] : string.Join('/', PathOf(id)))}",
            PlaceKind.Subnet => string.Join('/', PathOf(id!)),
            PlaceKind.NetworkInterface => $"nic:{string.Join('/', PathOf(id!))}",
            PlaceKind.VirtualMachine => $"vm:{string.Join('/', PathOf(id!))}",
            _ => $"pool:{string.Join('/', PathOf(id!))}",
        };
    }

    /// <summary>What a misspelt text may have meant: the places that share its last part, else those of its first part, else the subnets.</summary>
    private List<string> Similar(string name)
    {
        string[] asked = name.Split('/');
        IEnumerable<(PlaceKind, int)> sameLast = _names.Value.With(asked[^1]);
        IEnumerable<(PlaceKind, int)> sameVNet = Enumerable.Range(0, _net.Subnets.Length)
            .Where(i => _net.VNets[_net.Subnets[i].VNet].VNet.Name == asked[0] || _net.VNets[_net.Subnets[i].VNet].VNet.Name == asked[^1])
            .Select(i => (PlaceKind.Subnet, i));
        List<(PlaceKind, int)> similar = [.. sameLast, .. sameVNet];
        if (similar.Count == 0)
        {
            similar = [.. _names.Value.All];
        }

        return [.. similar.Distinct().Take(10).Select(Short)];
    }

    private string Short((PlaceKind Kind, int Index) candidate) => candidate.Kind switch
    {
        PlaceKind.Subnet => _factory.NameOf(_net.Subnets[candidate.Index]),
        PlaceKind.Site => _factory.SiteNames[candidate.Index],
        _ => IdOf(candidate)!.Name,
    };
}
