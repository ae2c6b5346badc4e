using System.Collections;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The prefixes of subnets as a list of address spaces, without a copy.</summary>
internal readonly struct SubnetSpaces(ValueList<Subnet> subnets) : IReadOnlyList<ValueList<AddressPrefix>>
{
    public int Count => subnets.Count;

    public ValueList<AddressPrefix> this[int index] => subnets[index].AddressPrefixes;

    public IEnumerator<ValueList<AddressPrefix>> GetEnumerator() => subnets.Select(subnet => subnet.AddressPrefixes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
