using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>Handles by name.</content>
public sealed partial class TopologyBuilder
{
    /// <summary>Gets the handle of a VNet by name, ignoring case; <c>GROUP/NAME</c> or <c>SUBSCRIPTION/GROUP/NAME</c> where the name alone stands for several.</summary>
    /// <exception cref="KeyNotFoundException">There is no such VNet; the message lists those that there are.</exception>
    /// <exception cref="ArgumentException">The name stands for several VNets.</exception>
    public VNetBuilder this[string vnet]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(vnet);
            string[] parts = vnet.Split('/');
            List<VNetBuilder> found = _draft.VNets.FindAll(candidate => candidate.Name == parts[^1]
                && (parts.Length < 2 || Same(candidate.Id.ResourceGroup, parts[^2]))
                && (parts.Length < 3 || Same(candidate.Id.Subscription, parts[^3])));
            return found switch
            {
                [VNetBuilder only] => only,
                [] => throw new KeyNotFoundException($"Topology \"{Name}\" has no VNet \"{vnet}\". {TopologyDraft.Listed(_draft.VNets.Select(candidate => candidate.Name.Value))}"),
                _ => throw new ArgumentException(
                    $"\"{vnet}\" stands for {found.Count} VNets. Write {string.Join(" or ", found.Select(candidate => $"\"{candidate.Id.Subscription}/{candidate.Id.ResourceGroup}/{candidate.Name}\""))}.",
                    nameof(vnet)),
            };
        }
    }

    /// <summary>Gets the handle of a site by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such site; the message lists those that there are.</exception>
    public SiteBuilder GetSite(string name) => Get(_draft.Sites, candidate => candidate.Name, "site", name);

    /// <summary>Gets the handle of a gateway by name.</summary>
    /// <exception cref="ArgumentException">The name stands for several gateways.</exception>
    /// <exception cref="KeyNotFoundException">There is no such gateway; the message lists those that there are.</exception>
    public GatewayBuilder GetGateway(string name) => Get(_draft.Gateways, candidate => candidate.Name, "gateway", name);

    /// <summary>Gets the handle of an Azure Firewall by name.</summary>
    /// <exception cref="ArgumentException">The name stands for several firewalls.</exception>
    /// <exception cref="KeyNotFoundException">There is no such firewall; the message lists those that there are.</exception>
    public FirewallBuilder GetFirewall(string name) => Get(_draft.Firewalls, candidate => candidate.Name, "Azure Firewall", name);

    /// <summary>Gets the handle of an appliance by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such appliance; the message lists those that there are.</exception>
    public ApplianceBuilder GetAppliance(string name) => Get(_draft.Appliances, candidate => candidate.Name, "appliance", name);

    /// <summary>Finds the peering between two VNets: the link of the first one, and the link in the other direction where it exists.</summary>
    /// <exception cref="ArgumentException">A name stands for several VNets.</exception>
    /// <exception cref="KeyNotFoundException">There is no such VNet, or neither has a link to the other.</exception>
    public PeeringBuilder Peering(string local, string remote)
    {
        VNetBuilder first = this[local];
        VNetBuilder second = this[remote];
        PeeringSide? there = first.LinkTo(second);
        PeeringSide? back = first == second ? null : second.LinkTo(first);
        return there is null && back is null
            ? throw new KeyNotFoundException($"VNet \"{local}\" has no peering with \"{remote}\". {TopologyDraft.Listed(first.Links.Select(link => link.Name.Value))}")
            : new PeeringBuilder(_draft, there, back);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private T Get<T>(List<T> all, Func<T, ResourceName> nameOf, string kind, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        List<T> found = all.FindAll(candidate => nameOf(candidate) == name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new KeyNotFoundException($"Topology \"{Name}\" has no {kind} \"{name}\". {TopologyDraft.Listed(all.Select(candidate => nameOf(candidate).Value))}"),
            _ => throw new ArgumentException($"\"{name}\" stands for {found.Count} resources of kind {kind}. Names have to differ where a handle is asked for by name.", nameof(name)),
        };
    }
}
