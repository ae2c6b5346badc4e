using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Routes;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>A network while a rule is checked, with what its conditions look up again and again.</summary>
internal sealed class RuleContext
{
    private readonly Dictionary<string, RouteTarget> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceId, VNet> _vnets = [];
    private readonly ILookup<ResourceId, ResourceId> _owners;

    internal RuleContext(CompiledNetwork network)
    {
        Network = network;
        // Links that a Virtual Network Manager makes are links as good as any.
        Topology = network.Topology.WithManagedPeerings();
        foreach (VNet vnet in Topology.VNets)
        {
            _vnets.TryAdd(vnet.Id, vnet);
        }

        _owners = Topology.VNets.SelectMany(vnet => vnet.Peerings, (vnet, link) => (Owner: vnet.Id, link.RemoteVNetId)).ToLookup(pair => pair.RemoteVNetId, pair => pair.Owner);
    }

    internal CompiledNetwork Network { get; }

    internal Topology Topology { get; }

    /// <summary>Returns a VNet; null where the topology does not describe it.</summary>
    internal VNet? Find(ResourceId vnet) => _vnets.GetValueOrDefault(vnet) is { IsPlaceholder: false } found ? found : null;

    /// <summary>Returns the VNets that own a link to a VNet.</summary>
    internal IEnumerable<ResourceId> OwnersOfLinksTo(ResourceId vnet) => _owners[vnet];

    /// <exception cref="Reachability.PlaceException">The text names nothing that a route can lead to.</exception>
    internal RouteTarget Target(string text)
    {
        if (!_targets.TryGetValue(text, out RouteTarget? target))
        {
            _targets[text] = target = RouteTarget.Find(Topology, text);
        }

        return target;
    }
}
