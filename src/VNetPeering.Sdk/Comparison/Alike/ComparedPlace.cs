using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>A place of one of two networks, or of both.</summary>
/// <param name="Index">Where it stands in the order of all places.</param>
/// <param name="Key">Its key.</param>
/// <param name="Before">The place in the earlier network; null where it is not there.</param>
/// <param name="After">The place in the later network; null where it is not there.</param>
/// <param name="VNet">The number of its VNet; places outside Azure have one each.</param>
internal sealed record ComparedPlace(int Index, string Key, FlowEnd? Before, FlowEnd? After, int VNet)
{
    internal Place Place => (After ?? Before)!.Place;

    internal bool IsOutside => (After ?? Before)!.Subnet < 0;
}
