using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk;

/// <summary>A peering in a topology that is being built: the link of the VNet that was named first, and the link in the other direction.</summary>
/// <remarks>
/// Both links start with the defaults of Azure's REST interface: access on, everything else off (rule 2.01).
/// Mutable; not thread-safe; usable until the topology is built.
/// </remarks>
public sealed class PeeringBuilder
{
    private readonly TopologyDraft _draft;
    private readonly PeeringSide? _local;
    private readonly PeeringSide? _remote;

    internal PeeringBuilder(TopologyDraft draft, PeeringSide? local, PeeringSide? remote)
    {
        _draft = draft;
        _local = local;
        _remote = remote;
    }

    private PeeringSide LocalLink => Existing(_local, "first");

    private PeeringSide RemoteLink => Existing(_remote, "second");

    /// <summary>
    /// Borrows the gateway or Route Server of the second VNet for the first: <c>UseRemoteGateways</c> on the local link and
    /// <c>AllowGatewayTransit</c> on the remote one, where that exists (rule 2.60).
    /// </summary>
    /// <exception cref="InvalidOperationException">The topology has been built, or the local link does not exist.</exception>
    public PeeringBuilder UsingItsGateway()
    {
        LocalLink.UseRemoteGateways = true;
        if (_remote is { IsRemoved: false })
        {
            RemoteLink.AllowGatewayTransit = true;
        }

        return this;
    }

    /// <summary>Lets packets in that did not start in the VNet at the other end, on each link that exists (rule 2.50).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder AllowingForwardedTraffic() => OnEachLink(side => side.AllowForwardedTraffic = true);

    /// <summary>Peers only the named subnets (subnet peering, rule book 2.7). The second link gets the same names the other way round.</summary>
    /// <exception cref="ArgumentNullException">A list or a name is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder OnlySubnets(IEnumerable<string> local, IEnumerable<string> remote, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(local);
        ArgumentNullException.ThrowIfNull(remote);
        CallSite at = _draft.At(file, line);
        string[] localNames = [.. local.Select(name => BuilderGuard.Name(name, nameof(local)))];
        string[] remoteNames = [.. remote.Select(name => BuilderGuard.Name(name, nameof(remote)))];
        if (_local is { IsRemoved: false })
        {
            LocalLink.Restrict(localNames, remoteNames, at);
        }

        if (_remote is { IsRemoved: false })
        {
            RemoteLink.Restrict(remoteNames, localNames, at);
        }

        return this;
    }

    /// <summary>Lets only IPv6 prefixes cross a subnet peering, on each link that exists (rule 2.96).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder OnlyIPv6() => OnEachLink(side => side.EnableOnlyIPv6Peering = true);

    /// <summary>Sets Azure's properties of the link that the first VNet owns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the link does not exist.</exception>
    public PeeringBuilder Local(Action<PeeringSide> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(LocalLink);
        return this;
    }

    /// <summary>Sets Azure's properties of the link that the second VNet owns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the link does not exist.</exception>
    public PeeringBuilder Remote(Action<PeeringSide> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(RemoteLink);
        return this;
    }

    /// <summary>Deletes both links.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public void Remove()
    {
        _draft.EnsureOpen();
        _local?.Remove();
        _remote?.Remove();
    }

    /// <summary>Deletes the link that one of the two VNets owns. The other one is then Disconnected, as in Azure, if it was Connected.</summary>
    /// <exception cref="ArgumentException"><paramref name="owner"/> is neither of the two VNets.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the link does not exist.</exception>
    public PeeringBuilder RemoveSide(VNetBuilder owner)
    {
        _draft.EnsureOwn(owner);
        bool isLocal = owner == _local?.Owner || owner == _remote?.Remote;
        if (!isLocal && owner != _remote?.Owner && owner != _local?.Remote)
        {
            throw new ArgumentException($"VNet \"{owner.Name}\" is neither end of this peering. Name one of its two VNets.", nameof(owner));
        }

        PeeringSide gone = isLocal ? LocalLink : RemoteLink;
        PeeringSide? left = isLocal ? _remote : _local;
        gone.Remove();
        if (left is { IsRemoved: false })
        {
            left.LoseOtherSide(wasPaired: true);
        }

        return this;
    }

    private PeeringBuilder OnEachLink(Action<PeeringSide> change)
    {
        _draft.EnsureOpen();
        foreach (PeeringSide side in new[] { _local, _remote }.OfType<PeeringSide>().Where(side => !side.IsRemoved))
        {
            change(side);
        }

        return this;
    }

    private PeeringSide Existing(PeeringSide? side, string which)
    {
        _draft.EnsureOpen();
        return side is { IsRemoved: false }
            ? side
            : throw new InvalidOperationException($"The link of the {which} VNet of this peering does not exist. PeerWith makes both links, PeerOneSide makes one.");
    }
}
