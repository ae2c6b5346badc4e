namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>The stages of a plan, in the usual order: what others refer to first, both links after the gateways that they borrow, deletions last.</summary>
internal enum Stage
{
    Groups = 0,
    VNets,
    Synchronize,
    Subnets,
    Interfaces,
    Gateways,
    Connections,
    DropBrokenLinks,
    Links,
    Rules,
    DropConnections,
    DropLinks,
    LinksAgain,
    ReleaseGateways,
    DropGateways,
    GatewaysAgain,
    ConnectionsAgain,
    BorrowAgain,
    DropRules,
    DropInterfaces,
    DropSubnets,
    ShrinkVNets,
    SynchronizeAgain,
    DropVNets,
    DropGroups,
}
