namespace VNetPeering.Sdk.Model;

/// <summary>Why Azure refuses the link of a managed spoke that is to borrow the hub's gateway (rule 6.06).</summary>
internal enum BorrowingRefusal
{
    /// <summary>The hub has neither a gateway nor a Route Server (rule 2.61).</summary>
    HubHasNoGateway = 0,

    /// <summary>The hub's link to the spoke, which the input holds, does not lend (rule 2.63).</summary>
    HubLinkLendsNothing,

    /// <summary>The spoke has a gateway of its own (rule 2.66).</summary>
    SpokeHasGateway,

    /// <summary>The spoke borrows from another VNet (rule 2.65).</summary>
    SpokeBorrowsAlready,
}
