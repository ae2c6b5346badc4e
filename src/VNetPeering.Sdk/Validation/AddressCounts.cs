using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>How many private addresses are in use in each VNet. What two resources state, such as a private endpoint and its interface, is one address.</summary>
internal sealed class AddressCounts
{
    private readonly Dictionary<ResourceId, int> _counts = [];

    public AddressCounts(AddressUses uses)
    {
        foreach (((ResourceId vnet, HostAddress _), List<AddressUse> _) in uses.ByAddress)
        {
            Add(vnet);
        }

        foreach (AddressUse use in uses.All)
        {
            if (use.Address is null && use.SubnetId.Parent is { } vnet)
            {
                Add(vnet);
            }
        }
    }

    /// <summary>Gets the VNets with addresses, whether or not the topology describes them.</summary>
    public IEnumerable<KeyValuePair<ResourceId, int>> All => _counts;

    public int In(ResourceId vnet) => _counts.GetValueOrDefault(vnet);

    private void Add(ResourceId vnet) => _counts[vnet] = In(vnet) + 1;
}
