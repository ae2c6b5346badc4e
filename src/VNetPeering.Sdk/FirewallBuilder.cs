using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>An Azure Firewall in a topology that is being built, and the handle that routes go through.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class FirewallBuilder
{
    private AzureFirewall _record;
    private DraftItem<PublicIPAddress>? _publicAddress;

    internal FirewallBuilder(TopologyDraft draft, VNetBuilder? vnet, AzureFirewall record, CallSite? at)
    {
        Draft = draft;
        VNet = vnet;
        At = at;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal VNetBuilder? VNet { get; }

    internal CallSite? At { get; }

    internal bool IsRemoved { get; set; }

    internal ResourceId Id => At is null ? _record.Id : VNet!.Id.Sibling(ResourceTypes.AzureFirewall, Name);

    internal NextHopAddress NextHop => _record.PrivateIPAddress is { } address ? address : NextHopAddress.FromUnresolved($"privateIPAddress of {Id}");

    /// <summary>States the tier: <c>Basic</c>, <c>Standard</c> or <c>Premium</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="tier"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder Tier(string tier)
    {
        Draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        _record = _record with { Tier = tier };
        return this;
    }

    /// <summary>Gives the firewall a public IP address resource, named <c>FIREWALL-ip</c>. Its address may be left open.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the firewall is one of the edited topology or has an address resource already.</exception>
    public FirewallBuilder PublicAddress(string? address = null)
    {
        Draft.EnsureOpen();
        if (At is not { } at || VNet is null || _publicAddress is not null)
        {
            throw new InvalidOperationException($"Azure Firewall \"{Name}\" has its public addresses already. Only a new firewall without one takes one.");
        }

        _publicAddress = Draft.AddPublicAddress(VNet, $"{Name}-ip", address, at, this);
        return this;
    }

    internal AzureFirewall ToRecord() => At is null ? _record : _record with
    {
        Id = Id,
        SubnetId = VNet!.Id.Child("subnets", SpecialSubnets.Firewall),
        PublicIPAddressIds = _publicAddress is null ? [] : [_publicAddress.Id],
    };
}
