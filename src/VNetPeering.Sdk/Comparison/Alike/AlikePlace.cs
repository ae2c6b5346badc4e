using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>What a place is like, where others are like it.</summary>
/// <param name="VNet">The VNet that it is in.</param>
/// <param name="Kind">The kind of its VNet: any two of one kind can be exchanged.</param>
/// <param name="Local">Which place of its VNet it is; places of several VNets of a kind with one number are exchanged with them.</param>
internal sealed record AlikePlace(ResourceId VNet, int Kind, int Local);
