using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>
/// The links whose access flag is cleared, by the VNet that owns them (2.40). Where no security group is attached there, what lies behind one is denied both ways, and
/// nothing else is (2.42). Thread-safe: what is read twice is the same.
/// </summary>
/// <param name="vnets">The VNets.</param>
/// <param name="links">The links.</param>
/// <param name="exist">Whether any of them may be closed.</param>
internal sealed class ClosedLinks(ChunkedList<CompiledVNet> vnets, ChunkedList<CompiledLink> links, bool exist)
{
    private readonly ConcurrentDictionary<int, ClosedLink[]> _known = new();

    /// <summary>Gets whether there may be any.</summary>
    internal bool Exist => exist;

    /// <summary>Returns the closed links of a VNet. Cost: O(links of the VNet) once, then O(1); no allocation where there is none in the whole network.</summary>
    internal ReadOnlySpan<ClosedLink> Of(int vnet) => !exist || vnet < 0 ? [] : _known.TryGetValue(vnet, out ClosedLink[]? known) ? known : _known.GetOrAdd(vnet, Read(vnet));

    private ClosedLink[] Read(int vnet)
    {
        if (vnets[vnet].VNet.DeploymentModel == DeploymentModel.Classic)
        {
            return []; // it has no links of its own (2.26)
        }

        var closed = new List<ClosedLink>();
        for (int i = vnets[vnet].FirstLink; i < vnets[vnet].LinkEnd; i++)
        {
            // A peer whose space nobody states holds nothing that is known to be elsewhere: Azure refuses peers that overlap.
            if (links[i] is { MayBeClosed: true, IsConnected: true, RemotePrefixes: { Length: > 0 } prefixes } link)
            {
                closed.Add(new ClosedLink(link, AddressRanges.Of(prefixes)));
            }
        }

        return [.. closed];
    }
}
