using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>What is down in a rehearsal. Not thread-safe while it is read.</summary>
internal sealed class Damage
{
    private readonly List<DownResource> _down = [];
    private readonly HashSet<(string Name, ResourceId? Resource)> _known = [];

    /// <summary>Gets what is down, in the order in which it was found.</summary>
    internal IReadOnlyList<DownResource> Down => _down;

    /// <summary>Gets the resources at which packets are lost.</summary>
    internal HashSet<ResourceId> Dead { get; } = [];

    /// <summary>Gets the declared sites that are down.</summary>
    internal HashSet<ResourceName> Sites { get; } = [];

    /// <summary>Gets the links of peerings that are gone or Disconnected.</summary>
    internal HashSet<ResourceId> Links { get; } = [];

    /// <summary>Gets the sessions of Route Servers that have fallen.</summary>
    internal HashSet<(ResourceId Server, ResourceName Session)> Sessions { get; } = [];

    /// <summary>Notes something that packets do not get past. False when it was known.</summary>
    internal bool Add(ResourceId resource, DownReason reason)
    {
        if (!Note(resource.Name, resource, reason))
        {
            return false;
        }

        Dead.Add(resource);
        return true;
    }

    /// <summary>Notes something that is down and no place on the way of packets. False when it was known.</summary>
    internal bool Note(string name, ResourceId? resource, DownReason reason)
    {
        if (!_known.Add((name, resource)))
        {
            return false;
        }

        _down.Add(new DownResource { Name = name, Resource = resource, Reason = reason });
        return true;
    }
}
