using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A virtual network in a topology that is being built, and the handle that peerings and lookups use.</summary>
/// <remarks>
/// Verbs that state a property or add a subnet return the VNet. Those that add something that other verbs refer to (a gateway, a firewall, an
/// appliance, a Route Server) return the handle of it. Mutable; not thread-safe; usable until the topology is built.
/// </remarks>
public sealed partial class VNetBuilder
{
    private readonly bool _isSeeded;
    private string? _subscription;
    private string? _resourceGroup;
    private string? _tenant;
    private Cloud? _cloud;
    private Region? _region;
    private ResourceId? _id;
    private VNet _record;

    internal VNetBuilder(TopologyDraft draft, string name, IEnumerable<AddressRequest> requests, CallSite at)
    {
        Draft = draft;
        At = at;
        Requests.AddRange(requests);
        _record = new VNet { Id = ResourceId.Create(draft.Subscription, draft.ResourceGroup, ResourceTypes.VNet, name) };
    }

    internal VNetBuilder(TopologyDraft draft, VNet record)
    {
        Draft = draft;
        _record = record;
        _isSeeded = true;
        Requests.AddRange(record.AddressSpace.Select(AddressRequest.Of));
        Subnets.AddRange(record.Subnets.Select(subnet => new SubnetBuilder(this, subnet)));
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal CallSite? At { get; }

    internal List<AddressRequest> Requests { get; } = [];

    internal List<SubnetBuilder> Subnets { get; } = [];

    internal List<PeeringSide> Links { get; } = [];

    internal bool IsRemoved { get; set; }

    internal bool IsPlaceholder => _record.IsPlaceholder;

    internal Region Region => _isSeeded ? _region ?? _record.Region : _region ?? Draft.Region;

    internal ResourceId Id
    {
        get
        {
            if (_isSeeded)
            {
                return _record.Id;
            }

            string subscription = _subscription ?? Draft.Subscription;
            string group = _resourceGroup ?? Draft.ResourceGroup;
            string type = _record.DeploymentModel == DeploymentModel.Classic ? ResourceTypes.ClassicVNet : ResourceTypes.VNet;
            if (_id is null || _id.Subscription != subscription || _id.ResourceGroup != group || _id.Type != type)
            {
                _id = ResourceId.Create(subscription, group, type, Name);
            }

            return _id;
        }
    }

    /// <summary>Gets the handle of a subnet by name, ignoring case.</summary>
    /// <exception cref="KeyNotFoundException">There is no such subnet; the message lists those that there are.</exception>
    public SubnetBuilder this[string subnet]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(subnet);
            return Subnets.Find(candidate => candidate.Name == subnet)
                ?? throw new KeyNotFoundException($"VNet \"{Name}\" has no subnet \"{subnet}\". {TopologyDraft.Listed(Subnets.Select(candidate => candidate.Name.Value))}");
        }
    }

    /// <summary>States the region. VNets of different regions are peered globally.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder In(string region)
    {
        EnsureUsable();
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        _region = region;
        return this;
    }

    /// <summary>Puts the VNet and its resources into a subscription instead of the topology's.</summary>
    /// <exception cref="ArgumentException"><paramref name="subscription"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder InSubscription(string subscription)
    {
        EnsureMovable();
        _subscription = BuilderGuard.Name(subscription);
        return this;
    }

    /// <summary>Puts the VNet and its resources into a resource group instead of the topology's.</summary>
    /// <exception cref="ArgumentException"><paramref name="resourceGroup"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder InResourceGroup(string resourceGroup)
    {
        EnsureMovable();
        _resourceGroup = BuilderGuard.Name(resourceGroup);
        return this;
    }

    /// <summary>States the Microsoft Entra tenant.</summary>
    /// <exception cref="ArgumentException"><paramref name="tenantId"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder InTenant(string tenantId)
    {
        EnsureUsable();
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        _tenant = tenantId;
        return this;
    }

    /// <summary>States the cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cloud"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder InCloud(Cloud cloud)
    {
        EnsureUsable();
        _cloud = BuilderGuard.Defined(cloud);
        return this;
    }

    /// <summary>Makes this a VNet of the classic deployment model, which can be peered from the Resource Manager side only (rules 2.83-2.85).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built, or the VNet is one of the edited topology.</exception>
    public VNetBuilder Classic()
    {
        EnsureMovable();
        _record = _record with { DeploymentModel = DeploymentModel.Classic };
        return this;
    }

    /// <summary>Adds prefixes to the address space, IPv4 or IPv6.</summary>
    /// <exception cref="ArgumentException">A text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder AddressSpace(params IEnumerable<string> prefixes)
    {
        EnsureUsable();
        Requests.AddRange(BuilderGuard.Prefixes(prefixes).Select(AddressRequest.Of));
        Describe();
        return this;
    }

    /// <summary>Removes a prefix from the address space.</summary>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="KeyNotFoundException">The address space has no such prefix; the message lists those that it has.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder RemoveAddressSpace(string prefix)
    {
        EnsureUsable();
        AddressPrefix gone = BuilderGuard.Prefix(prefix);
        if (Requests.RemoveAll(request => request.Prefix == gone) == 0)
        {
            throw new KeyNotFoundException($"VNet \"{Name}\" has no address prefix \"{prefix}\". {TopologyDraft.Listed(Requests.Where(request => request.Prefix is not null).Select(request => request.Prefix.ToString()!))}");
        }

        return this;
    }

    /// <summary>Adds DNS servers.</summary>
    /// <exception cref="ArgumentException">A text is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VNetBuilder DnsServers(params IEnumerable<string> addresses)
    {
        EnsureUsable();
        ArgumentNullException.ThrowIfNull(addresses);
        _record = _record with { DnsServers = _record.DnsServers.AddRange([.. addresses.Select(text => BuilderGuard.Address(text, nameof(addresses)).ToString())]) };
        return this;
    }

    internal void EnsureUsable()
    {
        Draft.EnsureOpen();
        if (IsRemoved)
        {
            throw new InvalidOperationException($"VNet \"{Name}\" was removed. Add a VNet to get a new handle.");
        }
    }

    internal VNet ToRecord(TopologyAssembler assembler) => _record with
    {
        Id = Id,
        Region = Region,
        TenantId = _tenant ?? _record.TenantId ?? (_isSeeded ? null : Draft.TenantId),
        Cloud = _cloud ?? (_isSeeded ? _record.Cloud : Draft.Cloud),
        AddressSpace = assembler.Prefixes(Requests),
        Subnets = [.. Subnets.Select(subnet => subnet.ToRecord(assembler))],
        Peerings = [.. Links.Select(assembler.Written)],
    };

    private void Describe()
    {
        if (_record.IsPlaceholder)
        {
            _record = _record with { IsPlaceholder = false };
        }
    }

    private void EnsureMovable()
    {
        EnsureUsable();
        if (_isSeeded)
        {
            throw new InvalidOperationException($"VNet \"{Name}\" is one of the edited topology and keeps its id \"{Id}\". Remove it and add a new one to move it.");
        }
    }
}
