using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>A next hop with a number.</summary>
/// <param name="Number">The number.</param>
/// <param name="VNet">Index of the VNet that holds the address.</param>
/// <param name="Address">The address.</param>
/// <param name="Point">What it does with packets.</param>
/// <param name="Seen">Its number among appliances, for <see cref="Ways.Past"/>; zero where packets end.</param>
internal sealed record ViaEntry(int Number, int VNet, HostAddress Address, ViaPoint Point, int Seen);
