namespace VNetPeering.Sdk.Testing;

/// <summary>How large a generated topology is and what is in it. Chances are percentages, 0 for never and 100 for always.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record TopologyGeneratorOptions
{
    /// <summary>Gets the number of hubs.</summary>
    /// <value>1 to 8; default 1. Hubs are peered with one another by chance.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Hubs { get; init => field = Between(value, 1, 8, nameof(Hubs)); } = 1;

    /// <summary>Gets the number of spokes of each hub.</summary>
    /// <value>0 to 60; default 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int SpokesPerHub { get; init => field = Between(value, 0, 60, nameof(SpokesPerHub)); } = 3;

    /// <summary>Gets the greatest number of subnets in a spoke; each has at least one.</summary>
    /// <value>1 to 8; default 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MostSubnets { get; init => field = Between(value, 1, 8, nameof(MostSubnets)); } = 3;

    /// <summary>Gets the chance that a hub has an Azure Firewall or an appliance that its spokes send through.</summary>
    /// <value>Default 50.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int InspectionChance { get; init => field = Percent(value, nameof(InspectionChance)); } = 50;

    /// <summary>Gets the chance that a hub has a VPN gateway to a site, which most of its spokes borrow.</summary>
    /// <value>Default 50.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int GatewayChance { get; init => field = Percent(value, nameof(GatewayChance)); } = 50;

    /// <summary>Gets the chance that a subnet has a network security group with a few rules.</summary>
    /// <value>Default 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int SecurityGroupChance { get; init => field = Percent(value, nameof(SecurityGroupChance)); } = 30;

    /// <summary>Gets the chance that a subnet holds a virtual machine, of which some have a public address.</summary>
    /// <value>Default 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int MachineChance { get; init => field = Percent(value, nameof(MachineChance)); } = 30;

    /// <summary>Gets the chance that the network has both address families.</summary>
    /// <value>Default 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int DualStackChance { get; init => field = Percent(value, nameof(DualStackChance)); } = 20;

    /// <summary>
    /// Gets the chance that a spoke has one of the faults that networks really have: half a peering, the addresses of its neighbour, forwarded traffic that is
    /// not admitted, a route to nobody, or a borrowed gateway that nobody lends.
    /// </summary>
    /// <value>Default 0: Azure would refuse nothing.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no percentage.</exception>
    public int FaultChance { get; init => field = Percent(value, nameof(FaultChance)); }

    private static int Percent(int value, string name) => Between(value, 0, 100, name);

    private static int Between(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
