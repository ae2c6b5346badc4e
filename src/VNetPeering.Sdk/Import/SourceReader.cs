using System.Collections.Frozen;
using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Reads one source into the estate: recognises the envelope, and hands each resource to the mapper of its type.</summary>
internal sealed class SourceReader
{
    private static readonly FrozenDictionary<string, ResourceReader> Readers = new Dictionary<string, ResourceReader>
    {
        [ResourceTypes.VNet] = VNetMapper.VNet,
        [ResourceTypes.ClassicVNet] = VNetMapper.VNet,
        [ResourceTypes.Subnet] = VNetMapper.Subnet,
        [ResourceTypes.Peering] = VNetMapper.Peering,
        [ResourceTypes.RouteTable] = RouteTableMapper.RouteTable,
        [ResourceTypes.RouteTable + "/routes"] = RouteTableMapper.Route,
        [ResourceTypes.NetworkSecurityGroup] = SecurityGroupMapper.SecurityGroup,
        [ResourceTypes.NetworkSecurityGroup + "/securityRules"] = SecurityGroupMapper.Rule,
        [ResourceTypes.ApplicationSecurityGroup] = InterfaceMapper.ApplicationSecurityGroup,
        [ResourceTypes.NetworkInterface] = InterfaceMapper.NetworkInterface,
        [ResourceTypes.VirtualMachine] = InterfaceMapper.VirtualMachine,
        [ResourceTypes.PrivateEndpoint] = InterfaceMapper.PrivateEndpoint,
        [ResourceTypes.PublicIPAddress] = InterfaceMapper.PublicIPAddress,
        [ResourceTypes.NatGateway] = InterfaceMapper.NatGateway,
        [ResourceTypes.LoadBalancer] = LoadBalancerMapper.LoadBalancer,
        [ResourceTypes.Gateway] = GatewayMapper.Gateway,
        [ResourceTypes.Connection] = GatewayMapper.Connection,
        [ResourceTypes.LocalNetworkGateway] = GatewayMapper.LocalNetworkGateway,
        [ResourceTypes.ExpressRouteCircuit] = GatewayMapper.Circuit,
        [ResourceTypes.AzureFirewall] = FirewallMapper.Firewall,
        [FirewallMapper.PolicyType] = FirewallMapper.Policy,
        [FirewallMapper.GroupType] = FirewallMapper.RuleCollectionGroup,
        [IPGroupMapper.Type] = IPGroupMapper.Group,
        [ResourceTypes.VirtualHub] = HubMapper.Hub,
        [ResourceTypes.VirtualHub + "/hubVirtualNetworkConnections"] = HubMapper.HubConnection,
        [ResourceTypes.VirtualHub + "/ipConfigurations"] = HubMapper.IPConfiguration,
        [ResourceTypes.VirtualHub + "/bgpConnections"] = HubMapper.BgpConnection,
        [ResourceTypes.NetworkManager] = NetworkManagerMapper.Manager,
        [ResourceTypes.NetworkGroup] = NetworkManagerMapper.Group,
        [ResourceTypes.StaticMember] = NetworkManagerMapper.Member,
        [ResourceTypes.ConnectivityConfiguration] = NetworkManagerMapper.Configuration,
        [ResourceTypes.SecurityAdminConfiguration] = AdminRuleMapper.Configuration,
        [ResourceTypes.AdminRuleCollection] = AdminRuleMapper.Collection,
        [ResourceTypes.AdminRule] = AdminRuleMapper.Rule,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly SourceText _source;
    private readonly EstateDraft _estate;
    private readonly SourceScope _scope;
    private readonly OrderedDictionary<string, int> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedDictionary<(string? Type, string Reason), int> _ignored = [];
    private readonly CancellationToken _cancellation;

    private SourceReader(SourceText source, EstateDraft estate, CancellationToken cancellation)
    {
        _source = source;
        _estate = estate;
        _scope = new SourceScope(source, estate);
        _cancellation = cancellation;
    }

    private delegate void ResourceReader(SourceScope scope, ResourceId id, ref Utf8JsonReader reader);

    /// <summary>Reads a source. A source of no readable shape leaves the estate untouched and answers with the reason.</summary>
    internal static SourceOutcome Read(SourceText source, EstateDraft estate, CancellationToken cancellation)
    {
        SourceShape shape = SourceShape.Recognise(source);
        if (shape.Refusal is not null)
        {
            return new SourceOutcome(null, [], shape.Refusal);
        }

        if (shape.Envelope == ImportEnvelope.SavedTopology)
        {
            Topology topology = SavedTopology.Load(source);
            SavedTopology.AddTo(estate, topology, source.Name);
            return new SourceOutcome(new ReadSource { File = source.Name, Envelope = shape.Envelope, Resources = SavedTopology.Count(topology) }, [], null);
        }

        var reader = new SourceReader(source, estate, cancellation);
        return reader.ReadResources(shape);
    }

    private SourceOutcome ReadResources(SourceShape shape)
    {
        Utf8JsonReader reader = _source.Reader();
        reader.Read();
        if (shape.Envelope == ImportEnvelope.SingleResource)
        {
            Resource(ref reader);
        }
        else
        {
            if (shape.ListProperty is not null)
            {
                SeekProperty(ref reader, shape.ListProperty);
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                _cancellation.ThrowIfCancellationRequested();
                Resource(ref reader);
            }
        }

        _scope.Close();
        _estate.SourceFindings.AddRange(shape.Findings());
        var read = new ReadSource
        {
            File = _source.Name,
            Envelope = shape.Envelope,
            Resources = [.. _read.Select(item => new ResourceCount { Type = item.Key, Count = item.Value })],
        };
        ValueList<IgnoredItem> ignored =
            [.. _ignored.Select(item => new IgnoredItem { File = _source.Name, ResourceType = item.Key.Type, Reason = item.Key.Reason, Count = item.Value })];
        return new SourceOutcome(read, ignored, null);
    }

    private static void SeekProperty(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return;
            }

            reader.Skip();
        }
    }

    private void Resource(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Ignore(null, "It is not a JSON object, so it is no resource.");
            reader.Skip();
            return;
        }

        ResourceHead head = ResourceHead.Read(reader);
        ResourceId? id = ResourceId.TryParse(head.Id, out ResourceId? parsed) ? parsed : null;
        string? type = id?.Type ?? head.Type;
        if (type is null)
        {
            Ignore(null, "It has neither an id nor a type: a --query or a projection has left them out. Export it without reshaping.");
        }
        else if (string.Equals(type, PolicyReader.Type, StringComparison.OrdinalIgnoreCase))
        {
            Policy(ref reader);
            return;
        }
        else if (!Readers.TryGetValue(type, out ResourceReader? read))
        {
            Ignore(type, "This resource type is not modelled.");
        }
        else if (id is null)
        {
            Ignore(type, "It has no full resource id, so nothing can refer to it. Export it without reshaping.");
        }
        else if (head.IsGroupMember)
        {
            Ignore(type, "It is an effective member of a network group, and the answer does not say of which. Export the members of each group with az network manager group static-member list.");
            if (head.IsMemberByPolicy)
            {
                _estate.Membership.AddMemberByPolicy();
            }
        }
        else if (head.IsInventoryRow)
        {
            Ignore(type, "Its properties are null, as az resource list prints them. Export it with the list command of its own type.");
        }
        else
        {
            read(_scope, id, ref reader);
            string canonical = Canonical(type);
            _read[canonical] = _read.GetValueOrDefault(canonical) + 1;
            return;
        }

        reader.Skip();
    }

    private void Policy(ref Utf8JsonReader reader)
    {
        if (PolicyReader.Read(_estate.Membership, ref reader))
        {
            _read[PolicyReader.Type] = _read.GetValueOrDefault(PolicyReader.Type) + 1;
        }
        else
        {
            Ignore(PolicyReader.Type, "This resource type is not modelled.");
        }
    }

    // Resource Graph writes types in lower case; one spelling keeps the counts of two sources comparable.
    private static string Canonical(string type)
    {
        foreach (string known in Readers.Keys)
        {
            if (string.Equals(known, type, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return type;
    }

    private void Ignore(string? type, string reason)
    {
        (string? Type, string Reason) key = (_ignored.Keys.FirstOrDefault(item => string.Equals(item.Type, type, StringComparison.OrdinalIgnoreCase)).Type ?? type, reason);
        _ignored[key] = _ignored.GetValueOrDefault(key) + 1;
    }
}
