using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>A BGP session between two speakers: a connection of a gateway, or a site's share of a circuit.</summary>
internal sealed class BgpSession
{
    internal required int First { get; init; }

    internal required int Second { get; init; }

    /// <summary>Index of the gateway by which the first speaker has the session; -1 when it is no router.</summary>
    internal required int FirstGateway { get; init; }

    /// <summary>Index of the gateway by which the second speaker has it; -1 when it is no router.</summary>
    internal int SecondGateway { get; init; } = -1;

    /// <summary>The connection as the first speaker owns it (or the only half that the design holds), or the circuit.</summary>
    internal required ResourceId FirstResource { get; init; }

    internal required ResourceId SecondResource { get; init; }

    internal required RouteOriginKind Kind { get; init; }

    internal int Other(int speaker) => speaker == First ? Second : First;

    internal int GatewayOf(int speaker) => speaker == First ? FirstGateway : SecondGateway;

    internal ResourceId ResourceOf(int speaker) => speaker == First ? FirstResource : SecondResource;
}
