using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>A topology while one operation changes it. Nothing of it shows when the operation is refused.</summary>
internal sealed class Work
{
    private List<VNet> _vnets;
    private readonly Dictionary<ResourceId, int> _places;
    private readonly HashSet<ResourceId> _forgotten = [];
    private readonly Lazy<ResourceNames> _names;
    private readonly ApplyOptions _options;
    private bool _vnetsChanged;

    public Work(Topology given, ApplyOptions options)
    {
        Given = given;
        Rest = given;
        _options = options;
        Behavior = options.Behavior;
        _vnets = [.. given.VNets];
        _places = new Dictionary<ResourceId, int>(_vnets.Count);
        Index();
        _names = new(() => new ResourceNames(Given.VNets.Select(vnet => vnet.Id)));
    }

    /// <summary>Gets the topology before the operation.</summary>
    public Topology Given { get; }

    /// <summary>Gets the VNets as they are now.</summary>
    public IReadOnlyList<VNet> VNets => _vnets;

    /// <summary>Gets what the operation renames: the new id of a resource of the given topology.</summary>
    public Func<ResourceId, ResourceId> NewId { get; private set; } = id => id;

    /// <summary>Gets everything but the VNets, which have a list of their own here.</summary>
    public Topology Rest { get; set; }

    public AzureBehavior Behavior { get; }

    /// <summary>Gets the status of the answer, should the operation be accepted.</summary>
    public int Status { get; set; } = Statuses.Done;

    /// <summary>Returns another one that begins where this one stands.</summary>
    public Work Copy() => new(Rest with { VNets = [.. _vnets] }, _options);

    public VNet? Find(ResourceId? id) => id is not null && _places.TryGetValue(id, out int place) ? _vnets[place] : null;

    /// <summary>Returns a VNet that the topology describes; null when it is named only, or not at all.</summary>
    public VNet? FindDescribed(ResourceId? id) => Find(id) is { IsPlaceholder: false } vnet ? vnet : null;

    public Subnet? FindSubnet(ResourceId? id) => Find(id?.Parent)?.Subnets.FirstOrDefault(subnet => subnet.Id == id);

    public void Set(VNet vnet)
    {
        if (_places.TryGetValue(vnet.Id, out int place))
        {
            _vnetsChanged |= !_vnets[place].Equals(vnet);
            _vnets[place] = vnet;
        }
        else
        {
            _places.Add(vnet.Id, _vnets.Count);
            _vnets.Add(vnet);
            _vnetsChanged = true;
        }
    }

    /// <summary>Replaces a link by the one of the same id.</summary>
    public void Set(Peering link)
    {
        VNet local = Find(link.LocalVNetId)!;
        Set(local with { Peerings = [.. local.Peerings.Select(other => other.Id == link.Id ? link : other)] });
    }

    public void Remove(VNet vnet)
    {
        _vnets.RemoveAt(_places[vnet.Id]);
        Index();
        _vnetsChanged = true;
    }

    /// <summary>Gives resources other ids, wherever they are named. It is all that the operation does.</summary>
    public void Rename(Func<ResourceId, ResourceId> newId)
    {
        NewId = newId;
        Rest = TopologyFormat.Topology.WithIds(Rest with { VNets = [.. _vnets] }, newId);
        _vnets = [.. Rest.VNets];
        Index();
        _vnetsChanged = true;
    }

    /// <summary>Returns the links of other VNets to a VNet.</summary>
    public Peering[] LinksTo(ResourceId vnet) => [.. _vnets.Where(other => other.Id != vnet).SelectMany(other => other.Peerings).Where(link => link.RemoteVNetId == vnet)];

    /// <summary>Drops what could not be read of a resource and of what lies in it: the resource is written anew, or gone.</summary>
    public void Forget(ResourceId id) => _forgotten.Add(id);

    /// <summary>Returns the short name of a resource in double quotes.</summary>
    public string Name(ResourceId id) => _names.Value.Of(id);

    /// <summary>Returns the topology behind the operation; the given one when nothing has changed.</summary>
    public Topology Build(ValueList<UnreadValue> unread)
    {
        Topology built = _vnetsChanged ? Rest with { VNets = [.. _vnets] } : Rest;
        UnreadValue[] kept = [.. built.UnreadValues.Where(value => !IsForgotten(value.ResourceId))];
        return unread.Count == 0 && kept.Length == built.UnreadValues.Count ? built : built with { UnreadValues = [.. kept, .. unread] };
    }

    private void Index()
    {
        _places.Clear();
        for (int i = 0; i < _vnets.Count; i++)
        {
            _places.TryAdd(_vnets[i].Id, i);
        }
    }

    private bool IsForgotten(ResourceId? id)
    {
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            if (_forgotten.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}
