using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A VNet that is linked with a hub, as the common-neighbour rule sees it (rule 2.11). "Hub" is any VNet with neighbours.</summary>
internal sealed class Neighbour
{
    public Neighbour(int number, ResourceId id)
    {
        Number = number;
        Id = id;
    }

    /// <summary>Gets the dense number, which is also the position in the topology for a VNet that it holds.</summary>
    public int Number { get; }

    public ResourceId Id { get; }

    /// <summary>Gets the hub's link to this VNet.</summary>
    public PeeringLink? HubLink { get; set; }

    /// <summary>Gets this VNet's own link to the hub.</summary>
    public PeeringLink? OwnLink { get; set; }

    /// <summary>Gets whether the hub's link is all that is left, with the prefixes that it stored (rule 2.12).</summary>
    public bool IsOrphan => HubLink?.IsOrphaned == true;

    /// <summary>Gets the link that stands for this VNet in a finding.</summary>
    public PeeringLink Link => (IsOrphan ? HubLink : OwnLink ?? HubLink)!;

    /// <summary>Gets the prefixes that take part.</summary>
    public ValueList<AddressPrefix> Prefixes(AzureBehavior behavior)
    {
        bool participating = behavior.SubnetPeeringCountsParticipatingPrefixesOnly;
        ValueList<AddressPrefix> prefixes = HubLink is null ? [] : participating ? HubLink.RemotePrefixes : HubLink.RemoteSpace;
        return prefixes.Count > 0 || OwnLink is null ? prefixes : participating ? OwnLink.LocalPrefixes : OwnLink.Local.AddressSpace;
    }
}
