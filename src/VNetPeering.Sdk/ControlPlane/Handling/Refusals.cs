using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The refusals that depend on the operation, with Azure's code where a source shows it.</summary>
internal static class Refusals
{
    public static Refusal NotFound(Work work, ResourceId id) => new()
    {
        Status = Statuses.NotFound,
        Code = "NotFound",
        Message = $"There is no {ResourceKinds.Noun(id)} {work.Name(id)}.",
        Fix = "Create it first, or check the name.",
        Subject = id,
    };

    /// <summary>Returns the refusal of a body that holds an address which is none; null where it holds no such. Malformed prefixes are for the rules about addresses.</summary>
    public static Refusal? OfUnread(NetworkOperation operation) =>
        operation.UnreadValues.Where(value => value.Kind == UnreadValueKind.MalformedAddress).Select(ImportFindings.Unread).FirstOrDefault() is { } finding
            ? new Refusal
            {
                Status = Statuses.Refused,
                Code = finding.AzureErrorCode,
                Message = finding.Message,
                Fix = finding.Fix,
                Subject = finding.Resource ?? operation.Target,
                RuleId = finding.Id,
                Findings = [finding],
            }
            : null;

    public static Refusal ReferenceMissing(Work work, ResourceId owner, ResourceId reference) => new()
    {
        Status = Statuses.Refused,
        // Quoted in MicrosoftDocs/azure-docs#32363.
        Code = "InvalidResourceReference",
        Message = $"{Start(work, owner)} names {ResourceKinds.Noun(reference)} {work.Name(reference)}, which does not exist.",
        Fix = $"Create {work.Name(reference)} first, or check its id.",
        Subject = owner,
    };

    public static Refusal RemoteMissing(Work work, Peering body) => new()
    {
        Status = Statuses.NotFound,
        Code = "ResourceNotFound",
        Message = $"Peering {work.Name(body.Id)} leads to VNet {work.Name(body.RemoteVNetId)}, which does not exist.",
        Fix = $"Create {work.Name(body.RemoteVNetId)} first, or check its id.",
        Subject = body.Id,
    };

    public static Refusal RemoteChanged(Work work, Peering existing, Peering body) => new()
    {
        Status = Statuses.Refused,
        Code = "ChangingRemoteVirtualNetworkNotAllowed",
        Message = $"Peering {work.Name(body.Id)} leads to {work.Name(existing.RemoteVNetId)} and cannot be turned to {work.Name(body.RemoteVNetId)}.",
        Fix = "Delete the link and create it anew.",
        Subject = body.Id,
    };

    public static Refusal KindChanged(Work work, Peering existing) => new()
    {
        Status = Statuses.Refused,
        Message = $"Peering {work.Name(existing.Id)} {(existing.PeerCompleteVNets ? "joins whole VNets and cannot become one of subnets" : "joins subnets and cannot become one of whole VNets")} in place.",
        Fix = "Delete both links and create them anew.",
        Subject = existing.Id,
    };

    public static Refusal RemoteDisconnected(Work work, Peering body, Peering reverse) => new()
    {
        Status = Statuses.Refused,
        Code = "RemotePeeringIsDisconnected",
        Message = $"Peering {work.Name(body.Id)} cannot be written, because the remote link {work.Name(reverse.Id)} is Disconnected.",
        Fix = $"Write {work.Name(reverse.Id)} again, which brings it back to Initiated, or delete it; then write {work.Name(body.Id)}.",
        Subject = reverse.Id,
    };

    public static Refusal PeeringIsEnforced(Work work, Peering link, ConnectivityConfiguration configuration) => new()
    {
        // The documentation says that it is blocked (rule 6.10), and no source shows how Azure answers.
        Status = Statuses.Refused,
        Message = $"Peering {work.Name(link.Id)} belongs to connectivity configuration \"{configuration.Id.Parent!.Name}/{configuration.Name}\", which keeps its peerings from edits and deletions by hand (peeringEnforcement: Enforced).",
        Fix = "Change the configuration or the members of its groups and deploy that, or set its peeringEnforcement to Unenforced first.",
        Subject = link.Id,
    };

    public static Refusal SyncWithClassic(Work work, Peering body, Peering classic) => new()
    {
        Status = Statuses.Refused,
        Message = $"Peering {work.Name(body.Id)} cannot be synced: {work.Name(body.LocalVNetId)} is peered with the classic VNet {work.Name(classic.RemoteVNetId)}.",
        Fix = $"Delete {work.Name(classic.Id)} first.",
        Subject = body.Id,
    };

    public static Refusal SpaceFixedByClassic(Work work, VNet vnet, Peering classic) => new()
    {
        Status = Statuses.Refused,
        Code = "VnetAddressSpaceCannotChangeDueToPeerings",
        Message = $"The address space of {work.Name(vnet.Id)} cannot change while peering {work.Name(classic.Id)} joins it with the classic VNet {work.Name(classic.RemoteVNetId)}.",
        Fix = $"Delete {work.Name(classic.Id)}, change the address space, and create the link anew.",
        Subject = vnet.Id,
    };

    public static Refusal SubnetLosesSpace(Work work, Subnet subnet) => new()
    {
        Status = Statuses.Refused,
        Code = "NetcfgSubnetRangeOutsideVnet",
        Message = $"Subnet {work.Name(subnet.Id)} has prefix {subnet.AddressPrefixes[0]}, and its VNet would be left without any address space.",
        Fix = $"Delete or move {work.Name(subnet.Id)} first, or leave the VNet a prefix that holds it.",
        Subject = subnet.Id,
    };

    public static Refusal RegionFixed(Work work, VNet vnet, Region wanted) => new()
    {
        Status = Statuses.Refused,
        Message = $"VNet {work.Name(vnet.Id)} lies in {vnet.Region} and cannot move to {wanted}.",
        Fix = $"Leave the region out, or delete {work.Name(vnet.Id)} and create it anew.",
        Subject = vnet.Id,
    };

    public static Refusal SubnetInUse(Work work, ResourceId subnet, ResourceId occupant) => new()
    {
        Status = Statuses.Refused,
        Code = "InUseSubnetCannotBeDeleted",
        Message = $"Subnet {work.Name(subnet)} is in use by {ResourceKinds.Noun(occupant)} {work.Name(occupant)} and cannot be deleted.",
        Fix = "Delete all that lies in the subnet first.",
        Subject = subnet,
    };

    public static Refusal PrefixInUse(Work work, Subnet subnet, AddressPrefix prefix, ResourceId occupant) => new()
    {
        Status = Statuses.Refused,
        Code = "InUsePrefixCannotBeDeleted",
        Message = $"Prefix {prefix} of subnet {work.Name(subnet.Id)} has addresses in use, by {ResourceKinds.Noun(occupant)} {work.Name(occupant)} for one. It can be neither removed nor resized.",
        Fix = "Empty the subnet first, or leave the prefix as it is.",
        Subject = subnet.Id,
    };

    public static Refusal InUse(Work work, ResourceId id, ResourceId user, string? code) => new()
    {
        Status = Statuses.Refused,
        Code = code,
        Message = $"{Start(work, id)} is in use by {ResourceKinds.Noun(user)} {work.Name(user)} and cannot be deleted.",
        Fix = $"Take it off {work.Name(user)} first, or delete that.",
        Subject = id,
    };

    public static Refusal Taken(Work work, ResourceId id, ResourceId wanted, ResourceId holder) => new()
    {
        Status = Statuses.Refused,
        Message = $"{Start(work, id)} names {ResourceKinds.Noun(wanted)} {work.Name(wanted)}, which belongs to {ResourceKinds.Noun(holder)} {work.Name(holder)}.",
        Fix = $"Take {work.Name(wanted)} off {work.Name(holder)} first, or name another one.",
        Subject = id,
    };

    public static Refusal GroupBlocked(Work work, ResourceId group, List<Refusal> blockers) => new()
    {
        Status = Statuses.Conflict,
        Code = "ResourceGroupDeletionBlocked",
        Message = $"Resource group {work.Name(group)} cannot be deleted. {string.Join(' ', blockers.Select(blocker => blocker.Message))}",
        Fix = "Delete what uses them, or take it off, first.",
        Subject = blockers[0].Subject,
    };

    public static Refusal Immovable(Work work, ResourceId id, string why, string fix) => new()
    {
        Status = Statuses.Refused,
        Message = $"{Start(work, id)} cannot be moved: {why}.",
        Fix = fix,
        Subject = id,
    };

    public static Refusal Fixed(Work work, ResourceId id, string what) => new()
    {
        Status = Statuses.Refused,
        Message = $"The {what} of {ResourceKinds.Noun(id)} {work.Name(id)} cannot be changed.",
        Fix = $"Delete {work.Name(id)} and create it anew.",
        Subject = id,
    };

    private static string Start(Work work, ResourceId id)
    {
        string noun = ResourceKinds.Noun(id);
        return $"{char.ToUpperInvariant(noun[0])}{noun[1..]} {work.Name(id)}";
    }
}
