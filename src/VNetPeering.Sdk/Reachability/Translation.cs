using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>An appliance put its own address in the place of a packet's source. The answer goes to that address, and there it is turned back.</summary>
/// <param name="End">Where the answer goes: the address of the appliance.</param>
/// <param name="Before">The packets as they came. What is found out behind the appliance narrows them when the walk is over.</param>
/// <param name="Seen">The appliance.</param>
internal sealed record Translation(FlowEnd End, PacketClass Before, SeenAppliance Seen)
{
    /// <summary>Gets the address that stands for the source.</summary>
    internal HostAddress Own => End.Ranges[0].First;
}
