using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk;

/// <summary>A region of a topology that is being built: holds the pools that its VNets draw their prefixes from.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class RegionBuilder
{
    private readonly TopologyDraft _draft;

    internal RegionBuilder(TopologyDraft draft, Model.Region region)
    {
        _draft = draft;
        Region = region;
    }

    internal Model.Region Region { get; }

    internal List<AddressPrefix> Pools { get; } = [];

    /// <summary>Declares a pool: VNets of this region that state a size take the first free prefix of it. Several pools are tried in the order of the calls.</summary>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RegionBuilder AddressPool(string prefix)
    {
        _draft.EnsureOpen();
        Pools.Add(BuilderGuard.Prefix(prefix));
        return this;
    }
}
