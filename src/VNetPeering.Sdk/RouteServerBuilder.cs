using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>An Azure Route Server in a topology that is being built. It lies in the RouteServerSubnet of its VNet.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class RouteServerBuilder
{
    private readonly TopologyDraft _draft;
    private RouteServer _record;

    internal RouteServerBuilder(TopologyDraft draft, VNetBuilder? vnet, RouteServer record, CallSite? at)
    {
        _draft = draft;
        VNet = vnet;
        At = at;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal VNetBuilder? VNet { get; }

    internal CallSite? At { get; }

    internal ResourceId Id => At is null ? _record.Id : VNet!.Id.Sibling(ResourceTypes.VirtualHub, Name);

    /// <summary>
    /// Adds a BGP session to an appliance. <paramref name="announces"/> lists the prefixes that it announces; when it is left out the routes that
    /// it brings are Unknown.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or a text is not an address or prefix.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asn"/> is no autonomous system number.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteServerBuilder Peer(string name, string address, long asn, IEnumerable<string>? announces = null)
    {
        _draft.EnsureOpen();
        BuilderGuard.Name(name);
        if (_record.BgpConnections.Any(connection => connection.Name == name))
        {
            throw new ArgumentException($"Route Server \"{Name}\" has a BGP peer \"{name}\" already. Give the new peer another name.", nameof(name));
        }

        _record = _record with
        {
            BgpConnections = _record.BgpConnections.Add(new BgpConnection
            {
                Name = name,
                PeerAddress = BuilderGuard.Address(address),
                PeerAsn = BuilderGuard.Asn(asn),
                Announces = announces is null ? null : [.. BuilderGuard.Prefixes(announces).Select(prefix => new BgpAnnouncement { Prefix = prefix })],
            }),
        };
        return this;
    }

    /// <summary>
    /// Adds an announcement to a BGP session: a prefix with a next hop of its own (null: the appliance itself) or a longer AS path, the nearest number first
    /// (left out: the appliance's own number). A path that holds the Route Server's number is refused by it, as Azure does.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such session, or a text is not an address or prefix.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number in <paramref name="asPath"/> is no autonomous system number.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteServerBuilder Announce(string peer, string prefix, string? nextHop = null, IEnumerable<long>? asPath = null)
    {
        _draft.EnsureOpen();
        BgpConnection session = _record.BgpConnections.FirstOrDefault(connection => connection.Name == BuilderGuard.Name(peer))
            ?? throw new ArgumentException($"Route Server \"{Name}\" has no BGP peer \"{peer}\". Add it with Peer first.", nameof(peer));
        var announcement = new BgpAnnouncement
        {
            Prefix = BuilderGuard.Prefix(prefix),
            NextHop = nextHop is null ? null : BuilderGuard.Address(nextHop),
            AsPath = [.. (asPath ?? []).Select(asn => BuilderGuard.Asn(asn))],
        };
        _record = _record with
        {
            BgpConnections = [.. _record.BgpConnections.Select(one => one == session ? one with { Announces = [.. one.Announces ?? [], announcement] } : one)],
        };
        return this;
    }

    /// <summary>Passes routes between gateways and appliances (branch-to-branch).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteServerBuilder BranchToBranch(bool enabled = true)
    {
        _draft.EnsureOpen();
        _record = _record with { AllowBranchToBranchTraffic = enabled };
        return this;
    }

    /// <summary>States the routing preference: <c>ExpressRoute</c>, <c>VpnGateway</c> or <c>ASPath</c> (rule 3.24).</summary>
    /// <exception cref="ArgumentException"><paramref name="preference"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteServerBuilder RoutingPreference(string preference)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(preference);
        _record = _record with { HubRoutingPreference = preference };
        return this;
    }

    internal RouteServer ToRecord() => At is null ? _record : _record with { Id = Id, SubnetId = VNet!.Id.Child("subnets", SpecialSubnets.RouteServer) };
}
