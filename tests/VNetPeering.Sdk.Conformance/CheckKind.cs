namespace VNetPeering.Sdk.Conformance;

/// <summary>What of a recorded answer a check compares.</summary>
internal enum CheckKind
{
    /// <summary>A whole effective route table.</summary>
    Routes = 0,

    /// <summary>The prefixes that a gateway brings, whatever the address behind them.</summary>
    GatewayPrefixes,

    /// <summary>Whether a peering row is there, link state by link state.</summary>
    PeeringRow,

    /// <summary>The answer of Network Watcher's next hop.</summary>
    NextHop,

    /// <summary>Routes that a speaker learns by BGP or tells.</summary>
    Bgp,

    /// <summary>A refusal, with Azure's error code.</summary>
    Refused,

    /// <summary>A design that Azure runs: no error finding.</summary>
    Accepted,

    /// <summary>Whether replies came back.</summary>
    Reach,

    /// <summary>Effective security rules, service tags and answers of IP flow verify.</summary>
    Security,

    /// <summary>A sequence of operations: the state behind each, or the refusal.</summary>
    Sequence,

    /// <summary>Which addresses of a subnet are free, and how many are taken.</summary>
    Addresses,
}
