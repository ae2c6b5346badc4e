namespace VNetPeering.Sdk.Model;

/// <summary>Why an answer is Unknown. The list is closed: anything else is decided one way or the other.</summary>
public enum UnknownReason
{
    /// <summary>A reference or expression of the input is not resolved, or leads to a resource that the input does not describe, or to a network group with members that it does not list.</summary>
    UnresolvedReference = 0,

    /// <summary>A service tag or service endpoint decides, and no data for it was given.</summary>
    ServiceTagWithoutData,

    /// <summary>Routes learned by BGP decide, and they are not stated, do not converge, or are not modelled.</summary>
    BgpNotModelled,

    /// <summary>The flow goes beyond one Virtual WAN hub.</summary>
    BeyondVirtualHub,

    /// <summary>An appliance that the input does not describe sees one direction of the flow only (rule 3.59).</summary>
    UndescribedApplianceSeesOneDirection,

    /// <summary>An appliance that the input does not describe is on the way, and the assumption that it forwards is switched off (rule 3.59).</summary>
    UndescribedAppliance,

    /// <summary>A private address belongs to nobody in the input.</summary>
    AddressOwnedByNobody,

    /// <summary>The input does not say whether the subnet has default outbound access (rule 3.71).</summary>
    DefaultOutboundAccessNotStated,

    /// <summary>A classic VNet takes part, and something decides that is documented for no such one: wider routes beside its peering, forwarded traffic, its service tags (rules 2.84, 3.12).</summary>
    ClassicDetails,

    /// <summary>Two security admin rules that say different things match, and nothing tells which of them comes first: they share a priority, or belong to network managers of like scope.</summary>
    AdminRuleOrderNotKnown,
}
