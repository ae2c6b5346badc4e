using System.Reflection;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>
/// Reads a design that is drawn in lines, as the pages of docs/rules do. Names stand for ids; what a line leaves out has Azure's default; <c>#</c> starts a
/// comment. docs/rules/index.md lists the words of each line.
/// </summary>
public sealed partial class DesignText
{
    private readonly string _group;
    private readonly List<VNet> _vnets = [];
    private readonly List<Gateway> _gateways = [];
    private readonly List<RouteServer> _routeServers = [];
    private readonly List<Connection> _connections = [];
    private readonly List<LocalNetworkGateway> _localGateways = [];
    private readonly List<ExpressRouteCircuit> _circuits = [];
    private readonly List<Site> _sites = [];
    private readonly List<RouteTable> _tables = [];
    private readonly List<NetworkSecurityGroup> _groups = [];
    private readonly List<ApplicationSecurityGroup> _asgs = [];
    private readonly List<NetworkInterface> _nics = [];
    private readonly List<VirtualMachine> _machines = [];
    private readonly List<PublicIPAddress> _publicAddresses = [];
    private readonly List<AzureFirewall> _firewalls = [];
    private readonly List<LoadBalancer> _balancers = [];
    private readonly List<PrivateEndpoint> _endpoints = [];
    private readonly List<VirtualHub> _hubs = [];
    private readonly List<NetworkManager> _managers = [];
    private readonly List<InspectionIntent> _inspections = [];
    private readonly List<UnreadValue> _unread = [];
    private readonly AzureLimits _limits = new();
    private readonly AzureBehavior _behavior = new();

    private DesignText(string group) => _group = group;

    /// <summary>Reads a design. Resources lie in subscription "s" and resource group <paramref name="group"/>.</summary>
    /// <exception cref="FormatException">A line is not understood.</exception>
    public static DrawnDesign Read(string text, string group = "g")
    {
        var design = new DesignText(group);
        foreach (string line in text.Split('\n'))
        {
            string content = line.Split('#')[0].Trim();
            if (content.Length > 0)
            {
                var read = new DesignLine(content);
                design.Take(read);
                read.End();
            }
        }

        return design.Finish();
    }

    private DrawnDesign Finish() => new()
    {
        Topology = new Topology
        {
            Name = _group,
            VNets = [.. _vnets],
            Gateways = [.. _gateways],
            RouteServers = [.. _routeServers],
            Connections = [.. _connections],
            LocalNetworkGateways = [.. _localGateways],
            ExpressRouteCircuits = [.. _circuits],
            Sites = [.. _sites],
            RouteTables = [.. _tables],
            NetworkSecurityGroups = [.. _groups],
            ApplicationSecurityGroups = [.. _asgs],
            NetworkInterfaces = [.. _nics],
            VirtualMachines = [.. _machines],
            PublicIPAddresses = [.. _publicAddresses],
            AzureFirewalls = [.. _firewalls],
            LoadBalancers = [.. _balancers],
            PrivateEndpoints = [.. _endpoints],
            VirtualHubs = [.. _hubs],
            NetworkManagers = [.. _managers],
            InspectionIntents = [.. _inspections],
            UnreadValues = [.. _unread],
        },
        Limits = _limits,
        Behavior = _behavior,
    };

    private void Take(DesignLine line)
    {
        switch (line.Kind)
        {
            case "vnet": TakeVNet(line); break;
            case "subnet": TakeSubnet(line); break;
            case "peering": TakePeering(line); break;
            case "link": TakeLink(line); break;
            case "gateway": TakeGateway(line); break;
            case "routeserver": TakeRouteServer(line); break;
            case "session": TakeSession(line); break;
            case "connection": TakeConnection(line); break;
            case "localgateway": TakeLocalGateway(line); break;
            case "circuit": TakeCircuit(line); break;
            case "site": TakeSite(line); break;
            case "table": TakeTable(line); break;
            case "route": TakeRoute(line); break;
            case "nsg": _groups.Add(new NetworkSecurityGroup { Id = Id(ResourceTypes.NetworkSecurityGroup, line.Word()), Region = line.Option("region") ?? default(Region) }); break;
            case "rule": TakeRule(line); break;
            case "asg": _asgs.Add(new ApplicationSecurityGroup { Id = Id(ResourceTypes.ApplicationSecurityGroup, line.Word()) }); break;
            case "nic": TakeNic(line); break;
            case "vm": TakeMachine(line); break;
            case "publicip": TakePublicAddress(line); break;
            case "firewall": TakeFirewall(line); break;
            case "loadbalancer": TakeBalancer(line); break;
            case "endpoint": _endpoints.Add(new PrivateEndpoint { Id = Id(ResourceTypes.PrivateEndpoint, line.Word()), SubnetId = SubnetId(line.Word()), Addresses = Addresses(line.Rest()) }); break;
            case "virtualhub": TakeVirtualHub(line); break;
            case "mesh": TakeMesh(line); break;
            case "hubspoke": TakeHubAndSpoke(line); break;
            case "inspect": TakeInspection(line); break;
            case "limit": Override(_limits, line); break;
            case "behavior": Override(_behavior, line); break;
            default: throw line.Mistake($"\"{line.Kind}\" is no kind of resource");
        }
    }

    private void TakeVNet(DesignLine line)
    {
        ResourceId id = VNetId(line.Word(), line.Option("subscription"), line.Switch("classic"));
        bool isPlaceholder = line.Switch("placeholder");
        _vnets.Add(new VNet
        {
            Id = id,
            Region = line.Option("region") ?? default(Region),
            Cloud = line.Option("cloud") is { } cloud ? Enum.Parse<Cloud>(cloud) : default,
            TenantId = line.Option("tenant"),
            DeploymentModel = id.IsOfType(ResourceTypes.ClassicVNet) ? DeploymentModel.Classic : DeploymentModel.ResourceManager,
            IsPlaceholder = isPlaceholder,
            DnsServers = [.. line.List("dns")],
            SummarizedGatewayPrefixes = [.. line.List("summarized").Select(AddressPrefix.Parse)],
            AddressSpace = Prefixes(id, "addressSpace.addressPrefixes", line.Rest()),
        });
    }

    private void TakeSubnet(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        VNet vnet = _vnets.Last(each => each.Name == path[0]);
        ResourceId id = vnet.Id.Child("subnets", path[1]);
        bool hasPolicies = line.Switch("endpointPolicies");
        ResourceId[] occupants =
        [
            .. line.Switch("used") ? new[] { Id("Microsoft.Network/bastionHosts", "occupant").Child("bastionHostIpConfigurations", "one") } : [],
            .. line.List("usedBy").Select(gateway => Id(ResourceTypes.Gateway, gateway).Child("ipConfigurations", "part0")),
        ];
        var subnet = new Subnet
        {
            Id = id,
            RouteTableId = line.Option("table") is { } table ? Id(ResourceTypes.RouteTable, table) : null,
            NetworkSecurityGroupId = line.Option("nsg") is { } group ? Id(ResourceTypes.NetworkSecurityGroup, group) : null,
            Delegations = [.. line.List("delegation")],
            DefaultOutboundAccess = line.Option("defaultOutbound") is { } outbound ? bool.Parse(outbound) : null,
            PrivateEndpointNetworkPolicies = hasPolicies ? PrivateEndpointNetworkPolicies.Enabled : default,
            IPConfigurationIds = [.. occupants],
            AddressPrefixes = Prefixes(id, "addressPrefixes", line.Rest()),
        };
        _vnets[_vnets.IndexOf(vnet)] = vnet with { Subnets = vnet.Subnets.Add(subnet) };
    }

    private static void Override<T>(T record, DesignLine line)
        where T : class
    {
        foreach ((string key, string value) in line.Options())
        {
            PropertyInfo property = typeof(T).GetProperty(key) ?? throw line.Mistake($"\"{key}\" is no member of {typeof(T).Name}");
            object parsed = property.PropertyType.IsEnum ? Enum.Parse(property.PropertyType, value) : Convert.ChangeType(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture);
            property.SetValue(record, parsed);
        }
    }

    // A text that is no prefix becomes what the importer makes of it: a value that the model cannot hold.
    private ValueList<AddressPrefix> Prefixes(ResourceId owner, string property, IReadOnlyList<string> texts)
    {
        var prefixes = new List<AddressPrefix>(texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            if (AddressPrefix.TryParse(texts[i], out AddressPrefix prefix, out PrefixTextProblem? problem))
            {
                prefixes.Add(prefix);
            }
            else
            {
                _unread.Add(new UnreadValue
                {
                    ResourceId = owner,
                    Property = property == "addressPrefix" ? property : $"{property}[{i}]",
                    Text = texts[i],
                    Kind = problem.Kind == PrefixTextProblemKind.HostBitsSet ? UnreadValueKind.HostBitsSet : UnreadValueKind.MalformedPrefix,
                    Meant = problem.Meant,
                });
            }
        }

        return [.. prefixes];
    }

    private static ValueList<HostAddress> Addresses(IReadOnlyList<string> texts) => [.. texts.Select(HostAddress.Parse)];

    private ResourceId Id(string type, string name) => ResourceId.Create("s", _group, type, name);

    private ResourceId PoolId(string balancer) => Id(ResourceTypes.LoadBalancer, balancer).Child("backendAddressPools", "pool");

    private ResourceId VNetId(string name, string? subscription = null, bool isClassic = false) =>
        ResourceId.Create(subscription ?? "s", _group, isClassic ? ResourceTypes.ClassicVNet : ResourceTypes.VNet, name);

    private ResourceId SubnetId(string path)
    {
        string[] parts = path.Split('/');
        return (_vnets.FirstOrDefault(vnet => vnet.Name == parts[0])?.Id ?? VNetId(parts[0])).Child("subnets", parts[1]);
    }
}
