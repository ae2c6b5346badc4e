using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A machine whose security groups a packet meets.</summary>
/// <param name="Subnet">Its subnet.</param>
/// <param name="NetworkInterface">Its interface; -1 where the input does not describe it.</param>
/// <param name="Address">Tells undescribed machines of one subnet apart; the default for an interface.</param>
/// <param name="Translations">How many appliances had put their address in the place of the source: with other addresses it is another flow to the groups (rule 5.05).</param>
internal readonly record struct Machine(int Subnet, int NetworkInterface, HostAddress Address, int Translations = 0)
{
    internal static Machine At(int subnet, int nic, HostAddress address) => new(subnet, nic, nic < 0 ? address : default);
}
