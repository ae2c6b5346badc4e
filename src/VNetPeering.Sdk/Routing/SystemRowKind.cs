namespace VNetPeering.Sdk.Routing;

/// <summary>The system rows of a VNet, in the order in which one takes precedence over another of the same prefix.</summary>
internal enum SystemRowKind
{
    /// <summary>The own address space.</summary>
    Local,

    /// <summary>What is reached in the region: peerings, Virtual WAN hubs.</summary>
    Regional,

    /// <summary>Connected groups of network managers: many prefixes in one row (rule 3.13).</summary>
    Group,

    /// <summary>Private endpoints.</summary>
    Endpoint,

    /// <summary>Global peerings, which Azure lists last.</summary>
    Global,
}
