namespace VNetPeering.Sdk.Model;

/// <summary>VNets that reach each other directly, without peerings: the members of one network group, in one region unless the group is global (6.02 to 6.04).</summary>
internal sealed class ConnectedGroup
{
    internal required ConnectivityConfiguration Configuration { get; init; }

    internal required ResourceId NetworkGroupId { get; init; }

    /// <summary>Indices of the members that the topology describes, ascending.</summary>
    internal required int[] Members { get; init; }

    /// <summary>Members of which the topology holds the id only: what they own cannot be said.</summary>
    internal required ResourceId[] Undescribed { get; init; }

    /// <summary>Indices of the hubs that would be members in the other reading of Q-10, whichever reading is used; empty for a mesh.</summary>
    internal required int[] Hubs { get; init; }

    /// <summary>The group is regional, and some member states no region.</summary>
    internal required bool RegionIsAssumed { get; init; }
}
