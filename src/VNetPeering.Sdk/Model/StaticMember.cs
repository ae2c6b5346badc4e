namespace VNetPeering.Sdk.Model;

/// <summary>A member that was put into a network group by hand.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/networkManagers/networkGroups/staticMembers</c>. Immutable; thread-safe.</remarks>
public sealed record StaticMember
{
    /// <summary>Gets the name, unique in its group.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the member; null when unresolved. Connectivity takes VNets only: neither subnets nor Virtual WAN hubs (rule 6.12).</summary>
    public ResourceId? ResourceId { get; init; }
}
