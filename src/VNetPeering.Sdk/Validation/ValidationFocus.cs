using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>
/// The VNets that differ from a topology whose findings are known. Rules that look at one VNet, subnet, link or pair at a time look at these VNets and at the links with
/// an end in them only: what they find about any other is what they found before.
/// </summary>
internal sealed class ValidationFocus(IEnumerable<ResourceId> vnets)
{
    private readonly HashSet<ResourceId> _vnets = [.. vnets];

    public bool Holds(ResourceId vnet) => _vnets.Contains(vnet);

    public bool Holds(PeeringLink link) => Holds(link.Local.Id) || Holds(link.RemoteId);
}
