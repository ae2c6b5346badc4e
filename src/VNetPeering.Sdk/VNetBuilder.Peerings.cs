using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>Peerings, and the links that they are made of.</content>
public sealed partial class VNetBuilder
{
    /// <summary>
    /// Peers this VNet with another one: two links, <c>THIS-to-OTHER</c> and <c>OTHER-to-THIS</c>, with the defaults of Azure's REST interface.
    /// The peering is global when the regions differ.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder, or one of the links exists already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerWith(VNetBuilder other, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        Draft.EnsureOwn(other);
        other.EnsureUsable();
        CallSite at = Draft.At(file, line);
        if (other == this)
        {
            // Azure refuses it (rule 2.06). There is one link only, as there is one VNet only.
            return new PeeringBuilder(Draft, AddLink(this, null, at), null);
        }

        other.EnsureNoLinkTo(this);
        PeeringSide local = AddLink(other, null, at);
        return new PeeringBuilder(Draft, local, other.AddLink(this, null, at));
    }

    /// <summary>
    /// Makes this VNet's link of a peering only, as Azure shows it until the other side is made too: the state is then Initiated, and no packet passes.
    /// A <paramref name="name"/> allows a second link to the same VNet, which Azure refuses.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder, or a link of that name exists already.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerOneSide(VNetBuilder other, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        Draft.EnsureOwn(other);
        other.EnsureUsable();
        return new PeeringBuilder(Draft, AddLink(other, name, Draft.At(file, line)), null);
    }

    /// <summary>Makes this VNet's link to a VNet that the topology does not describe. That VNet then stands in the topology as a placeholder: only its id is known.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is not the id of a VNet, or a link of that name exists already.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public PeeringBuilder PeerOneSide(ResourceId other, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        EnsureUsable();
        ArgumentNullException.ThrowIfNull(other);
        if (!other.IsOfType(ResourceTypes.VNet) && !other.IsOfType(ResourceTypes.ClassicVNet))
        {
            throw new ArgumentException($"\"{other}\" is of type {other.Type}. Give the id of a virtual network.", nameof(other));
        }

        VNetBuilder? known = Draft.VNets.Find(vnet => vnet.Name == other.Name && vnet.Id == other);
        if (known is null)
        {
            DeploymentModel model = other.IsOfType(ResourceTypes.ClassicVNet) ? DeploymentModel.Classic : DeploymentModel.ResourceManager;
            known = new VNetBuilder(Draft, new VNet { Id = other, DeploymentModel = model, IsPlaceholder = true });
            Draft.VNets.Add(known);
        }

        return new PeeringBuilder(Draft, AddLink(known, name, Draft.At(file, line)), null);
    }

    internal PeeringSide? LinkTo(VNetBuilder other) => Links.Find(link => link.LeadsTo(other));

    private void EnsureNoLinkTo(VNetBuilder other)
    {
        if (LinkTo(other) is { } link)
        {
            throw new ArgumentException($"VNet \"{Name}\" has the peering \"{link.Name}\" to \"{other.Name}\" already. Edit that one, or add the missing link with PeerOneSide.", nameof(other));
        }
    }

    private PeeringSide AddLink(VNetBuilder other, string? name, CallSite at)
    {
        ResourceName chosen;
        if (name is null)
        {
            EnsureNoLinkTo(other);
            chosen = TopologyDraft.Free($"{Name}-to-{other.Name}", taken => Links.Exists(link => link.Name == taken));
        }
        else
        {
            chosen = BuilderGuard.Name(name);
            if (Links.Exists(link => link.Name == chosen))
            {
                throw new ArgumentException($"VNet \"{Name}\" has a peering \"{name}\" already. Give the new link another name.", nameof(name));
            }
        }

        var side = new PeeringSide(this, other, chosen, at);
        Links.Add(side);
        return side;
    }
}
