using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>One link of a peering in a topology that is being built, with Azure's own properties. Every setter counts as written by the program.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class PeeringSide
{
    private readonly bool _isSeeded;
    private readonly VNetBuilder? _remote;
    private Peering _record;
    private PeeringSwitches _set;

    internal PeeringSide(VNetBuilder owner, VNetBuilder remote, string name, CallSite at)
    {
        Owner = owner;
        _remote = remote;
        At = at;
        _record = new Peering { Id = owner.Id.Child("virtualNetworkPeerings", name), RemoteVNetId = remote.Id };
    }

    internal PeeringSide(VNetBuilder owner, VNetBuilder? remote, Peering record)
    {
        Owner = owner;
        _remote = remote;
        _record = record;
        _isSeeded = true;
    }

    /// <summary>Gets the name of the link.</summary>
    public ResourceName Name => _record.Name;

    /// <inheritdoc cref="Peering.AllowVirtualNetworkAccess"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool AllowVirtualNetworkAccess
    {
        get => _record.AllowVirtualNetworkAccess;
        set => Write(_record with { AllowVirtualNetworkAccess = value }, PeeringSwitches.AllowVirtualNetworkAccess);
    }

    /// <inheritdoc cref="Peering.AllowForwardedTraffic"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool AllowForwardedTraffic
    {
        get => _record.AllowForwardedTraffic;
        set => Write(_record with { AllowForwardedTraffic = value }, PeeringSwitches.AllowForwardedTraffic);
    }

    /// <inheritdoc cref="Peering.AllowGatewayTransit"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool AllowGatewayTransit
    {
        get => _record.AllowGatewayTransit;
        set => Write(_record with { AllowGatewayTransit = value }, PeeringSwitches.AllowGatewayTransit);
    }

    /// <inheritdoc cref="Peering.UseRemoteGateways"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool UseRemoteGateways
    {
        get => _record.UseRemoteGateways;
        set => Write(_record with { UseRemoteGateways = value }, PeeringSwitches.UseRemoteGateways);
    }

    /// <inheritdoc cref="Peering.DoNotVerifyRemoteGateways"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool DoNotVerifyRemoteGateways
    {
        get => _record.DoNotVerifyRemoteGateways;
        set => Write(_record with { DoNotVerifyRemoteGateways = value }, PeeringSwitches.DoNotVerifyRemoteGateways);
    }

    /// <inheritdoc cref="Peering.PeerCompleteVNets"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool PeerCompleteVNets
    {
        get => _record.PeerCompleteVNets;
        set => Write(_record with { PeerCompleteVNets = value }, PeeringSwitches.PeerCompleteVNets);
    }

    /// <inheritdoc cref="Peering.EnableOnlyIPv6Peering"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public bool EnableOnlyIPv6Peering
    {
        get => _record.EnableOnlyIPv6Peering;
        set => Write(_record with { EnableOnlyIPv6Peering = value }, PeeringSwitches.EnableOnlyIPv6Peering);
    }

    /// <inheritdoc cref="Peering.LocalSubnetNames"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<ResourceName> LocalSubnetNames
    {
        get => _record.LocalSubnetNames;
        set => Write(_record with { LocalSubnetNames = NotNull(value) });
    }

    /// <inheritdoc cref="Peering.RemoteSubnetNames"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<ResourceName> RemoteSubnetNames
    {
        get => _record.RemoteSubnetNames;
        set => Write(_record with { RemoteSubnetNames = NotNull(value) });
    }

    /// <inheritdoc cref="Peering.State"/>
    /// <value>Default null: Connected where the other link exists.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringState? State
    {
        get => _record.State;
        set => Write(_record with { State = value is { } state ? BuilderGuard.Defined(state, nameof(value)) : null });
    }

    /// <inheritdoc cref="Peering.SyncLevel"/>
    /// <value>Default null: in sync.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringSyncLevel? SyncLevel
    {
        get => _record.SyncLevel;
        set => Write(_record with { SyncLevel = value is { } level ? BuilderGuard.Defined(level, nameof(value)) : null });
    }

    /// <inheritdoc cref="Peering.ProvisioningState"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public string? ProvisioningState
    {
        get => _record.ProvisioningState;
        set => Write(_record with { ProvisioningState = value });
    }

    /// <inheritdoc cref="Peering.RemoteAddressSpace"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<AddressPrefix>? RemoteAddressSpace
    {
        get => _record.RemoteAddressSpace;
        set => Write(_record with { RemoteAddressSpace = value });
    }

    /// <inheritdoc cref="Peering.RemoteVirtualNetworkAddressSpace"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<AddressPrefix>? RemoteVirtualNetworkAddressSpace
    {
        get => _record.RemoteVirtualNetworkAddressSpace;
        set => Write(_record with { RemoteVirtualNetworkAddressSpace = value });
    }

    /// <inheritdoc cref="Peering.LocalAddressSpace"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<AddressPrefix>? LocalAddressSpace
    {
        get => _record.LocalAddressSpace;
        set => Write(_record with { LocalAddressSpace = value });
    }

    /// <inheritdoc cref="Peering.LocalVirtualNetworkAddressSpace"/>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ValueList<AddressPrefix>? LocalVirtualNetworkAddressSpace
    {
        get => _record.LocalVirtualNetworkAddressSpace;
        set => Write(_record with { LocalVirtualNetworkAddressSpace = value });
    }

    internal VNetBuilder Owner { get; }

    /// <summary>Gets the VNet at the far end; null when the topology does not hold it.</summary>
    internal VNetBuilder? Remote => _remote is { IsRemoved: true } ? null : _remote;

    internal CallSite? At { get; }

    /// <summary>Gets where the participating subnets were named by a verb, whose names <c>Build</c> then checks; null otherwise.</summary>
    internal CallSite? SubnetsAt { get; private set; }

    internal bool IsRemoved { get; private set; }

    internal bool LeadsTo(VNetBuilder vnet) => _remote is null ? _record.RemoteVNetId == vnet.Id : _remote == vnet;

    internal void Restrict(IEnumerable<string> local, IEnumerable<string> remote, CallSite at)
    {
        PeerCompleteVNets = false;
        LocalSubnetNames = [.. local.Select(name => new ResourceName(name))];
        RemoteSubnetNames = [.. remote.Select(name => new ResourceName(name))];
        SubnetsAt = at;
    }

    internal void Remove()
    {
        Owner.Links.Remove(this);
        IsRemoved = true;
    }

    /// <summary>Does what Azure does to a connected link when the other one is deleted (rule book 2.3).</summary>
    internal void LoseOtherSide(bool wasPaired)
    {
        if (_record.State is PeeringState.Connected || (_record.State is null && wasPaired))
        {
            _record = _record with { State = PeeringState.Disconnected };
        }
    }

    /// <summary>Says whether the program sets a switch. What an edited topology brings along is not set by the program.</summary>
    internal bool Sets(PeeringSwitches one) => _set.HasFlag(one);

    internal Peering ToRecord() => _isSeeded
        ? _record
        : _record with { Id = Owner.Id.Child("virtualNetworkPeerings", Name), RemoteVNetId = _remote!.Id };

    private static ValueList<ResourceName> NotNull(ValueList<ResourceName> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private void Write(Peering record, PeeringSwitches written = PeeringSwitches.None)
    {
        Owner.Draft.EnsureOpen();
        if (IsRemoved)
        {
            throw new InvalidOperationException($"Peering \"{Name}\" of VNet \"{Owner.Name}\" was removed. Peer the VNets again to get a new link.");
        }

        _set |= written;
        _record = record with { WrittenSwitches = record.WrittenSwitches | written };
    }
}
