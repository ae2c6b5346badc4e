using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A place with everything that a trace needs to start or end there.</summary>
internal sealed class FlowEnd
{
    internal required Place Place { get; init; }

    /// <summary>Index of the VNet; -1 outside Azure and for an address that several VNets or none own.</summary>
    internal int VNet { get; init; } = -1;

    /// <summary>Index of the subnet; -1 where there is none.</summary>
    internal int Subnet { get; init; } = -1;

    /// <summary>Index of the network interface; -1 where no interface was asked about.</summary>
    internal int NetworkInterface { get; init; } = -1;

    /// <summary>Index of the gateway of a client pool; -1 for other places.</summary>
    internal int Gateway { get; init; } = -1;

    /// <summary>The connections that lead to a site.</summary>
    internal IReadOnlyList<SiteAttachment> Attachments { get; init; } = [];

    /// <summary>The addresses that the place stands for, in both families. Empty when the input states none.</summary>
    internal required IReadOnlyList<AddressRange> Ranges { get; init; }

    /// <summary>The subnets that hold the address, where several VNets use it; empty otherwise.</summary>
    internal IReadOnlyList<string> Rivals { get; init; } = [];

    /// <summary>An address outside that several sites or client pools hold: it is wherever a route leads.</summary>
    internal bool IsHeldBySeveral { get; init; }

    /// <summary>A private address that nobody in the input owns.</summary>
    internal bool IsOwnedByNobody { get; init; }

    internal bool Has(IPFamily family) => Ranges.Any(range => range.Family == family);
}
