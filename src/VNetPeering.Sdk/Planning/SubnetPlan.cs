using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>Plans the subnets of a VNet.</summary>
/// <remarks>Thread-safe.</remarks>
public static class SubnetPlan
{
    // What Azure advises, so that a second gateway and more instances find room (rule book 1.3).
    private const int AdvisedGatewayLength = 27;

    /// <summary>Returns the length of the smallest IPv4 subnet that holds a number of machines beside Azure's own five addresses (rule 1.24), /29 at the longest.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hosts"/> is below 1, or no subnet holds as many.</exception>
    public static int LengthFor(int hosts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hosts, 1);
        for (int length = SubnetAddresses.LongestIPv4Length; length >= 2; length--)
        {
            if ((1L << (32 - length)) - SubnetAddresses.ReservedAtStart - 1 >= hosts)
            {
                return length;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(hosts), hosts, $"No subnet holds {hosts} machines. Plan several.");
    }

    /// <summary>Returns prefixes for subnets inside address space, the largest first, those of one size by name, each out of the smallest block that holds it.</summary>
    /// <param name="space">The address space of the VNet.</param>
    /// <param name="subnets">The subnets.</param>
    /// <param name="existing">The prefixes of subnets that are there already; null for none.</param>
    /// <returns>The prefixes in the order of the requests.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name stands twice, or a request states neither hosts nor length and has no name that says it.</exception>
    /// <exception cref="AddressPlanException">There is no room, or a subnet of Azure's is asked for smaller than its service needs.</exception>
    public static ValueList<PlannedPrefix> Create(IEnumerable<AddressPrefix> space, IEnumerable<SubnetRequest> subnets, IEnumerable<AddressPrefix>? existing = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(subnets);
        var planner = new AddressPlanner(new Topology { Name = "subnets" }, space);
        foreach (AddressPrefix prefix in existing ?? [])
        {
            planner.Reserve("subnet", prefix);
        }

        return planner.Plan(subnets.Select(subnet => new PrefixRequest { Name = subnet.Name, Length = LengthOf(subnet) }));
    }

    private static int LengthOf(SubnetRequest subnet)
    {
        int? least = SpecialSubnets.LongestLength(subnet.Name);
        int? wanted = subnet.Length ?? (subnet.Hosts > 0 ? LengthFor(subnet.Hosts) : null);
        int? usual = subnet.Name == SpecialSubnets.Gateway ? AdvisedGatewayLength : least;
        int length = wanted ?? usual ?? throw new ArgumentException($"Subnet \"{subnet.Name}\" says neither how many machines it holds nor its length. Give one of both.", nameof(subnet));
        if (least is { } longest && length > longest)
        {
            return subnet.Length is null ? longest : throw new AddressPlanException($"Subnet \"{subnet.Name}\" is asked for as a /{length}, and what Azure puts there needs a /{longest} or larger. Ask for /{longest}.");
        }

        return length;
    }
}
