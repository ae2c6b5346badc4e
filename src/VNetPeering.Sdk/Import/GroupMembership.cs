using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>What sources tell about members of network groups beside the members that they list.</summary>
internal sealed class GroupMembership
{
    private readonly HashSet<ResourceId> _withPolicy = [];
    private readonly HashSet<ResourceId> _complete = [];
    private bool _hasPolicyOfUnknownGroup;
    private bool _hasMemberByPolicy;

    /// <summary>Notes a policy that puts VNets into a group; null where it is not known into which.</summary>
    internal void AddPolicy(ResourceId? group)
    {
        _hasPolicyOfUnknownGroup |= group is null;
        if (group is not null)
        {
            _withPolicy.Add(group);
        }
    }

    /// <summary>Notes a VNet that a policy has put into a group which the source does not name.</summary>
    internal void AddMemberByPolicy() => _hasMemberByPolicy = true;

    /// <summary>Notes a group whose list of members is complete, though it may be empty.</summary>
    internal void AddComplete(ResourceId group) => _complete.Add(group);

    /// <summary>Says whether a group may have members that no source lists. One of which no source lists any is not for that empty.</summary>
    internal bool IsOpen(NetworkGroup group) => group.MayHaveOtherMembers
        || _hasPolicyOfUnknownGroup
        || _withPolicy.Contains(group.Id)
        || (_hasMemberByPolicy && _withPolicy.Count == 0)
        || (group.StaticMembers.Count == 0 && !_complete.Contains(group.Id));
}
