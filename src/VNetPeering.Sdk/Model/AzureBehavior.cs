namespace VNetPeering.Sdk.Model;

/// <summary>How Azure is taken to behave where its sources disagree: one member per open question of the rule book (section 9), with the reading that is used.</summary>
/// <remarks>
/// Override a reading with <c>with</c>, for example <c>AzureBehavior.Default with { AccessFlagBlocksWithoutSecurityGroup = false }</c>.
/// A verdict lists the readings that it depended on. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record AzureBehavior
{
    /// <summary>Gets the readings of the rule book.</summary>
    public static AzureBehavior Default { get; } = new();

    /// <summary>Gets the month in which the readings were settled.</summary>
    public string AsOf { get; init; } = "2026-11";

    /// <summary>Q-01: gets whether a cleared <see cref="Peering.AllowVirtualNetworkAccess"/> blocks where no security group is attached (rule 2.42).</summary>
    /// <value>Default <see langword="true"/>: a recorded test, a lab and the 2018 page. <see langword="false"/>: the flag acts on the service tag only.</value>
    public bool AccessFlagBlocksWithoutSecurityGroup { get; init; } = true;

    /// <summary>Q-02: gets which link decides about forwarded packets (rule 2.50).</summary>
    /// <value>Default <see cref="Model.ForwardedTrafficCheck.ReceiverSide"/>.</value>
    public ForwardedTrafficCheck ForwardedTrafficCheck { get; init; }

    /// <summary>Q-03: gets whether a borrowed gateway can be deleted, or its transit switched off.</summary>
    /// <value>Default <see langword="true"/>, with a warning of our own; no refusal is on record.</value>
    public bool BorrowedGatewayCanBeDeleted { get; init; } = true;

    /// <summary>Q-04: gets whether the None rows vanish under a user-defined 0.0.0.0/0 to the Internet (rule 3.06).</summary>
    /// <value>Default <see langword="false"/>: they stay, as they were seen to do for a route to None.</value>
    public bool InternetDefaultRouteRemovesNoneRows { get; init; }

    /// <summary>Q-05: gets the shortest length that an IPv4 subnet may have (rule 1.22).</summary>
    /// <value>Default 2; the 2019 page says 8.</value>
    public int ShortestIPv4SubnetLength { get; init; } = 2;

    /// <summary>Q-06: gets whether a BGP route can beat a peering route (rule 3.51).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool BgpCanBeatPeering { get; init; }

    /// <summary>Q-07: gets whether an address-space change that is not synced ends as Disconnected (rule 2.27).</summary>
    /// <value>Default <see langword="false"/>: Connected and not in sync.</value>
    public bool UnsyncedChangeDisconnects { get; init; }

    /// <summary>Q-08: gets what transit through a Basic VPN gateway does (rule 2.68).</summary>
    /// <value>Default <see cref="Model.BasicGatewayTransit.AcceptedWithoutRoutes"/>.</value>
    public BasicGatewayTransit BasicGatewayTransit { get; init; }

    /// <summary>Q-09: gets whether point-to-site clients reach a peer that does not borrow the gateway (rule 4.51).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ClientsReachPeersWithoutTransit { get; init; }

    /// <summary>Q-10: gets whether the hub joins the connected group of its directly connected spokes (rule 6.05).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool HubJoinsConnectedGroup { get; init; }

    /// <summary>Q-11: gets whether deleting one link deletes the other as well (rule 2.22).</summary>
    /// <value>Default <see langword="false"/>: only the portal does so.</value>
    public bool DeletionRemovesBothLinks { get; init; }

    /// <summary>Q-12: gets whether refusals whose code no source shows carry the code that is expected for them.</summary>
    /// <value>Default <see langword="false"/>: no Azure code is claimed.</value>
    public bool ClaimExpectedErrorCodes { get; init; }

    /// <summary>Q-13: gets whether links in state Initiated take part in the common-neighbour overlap rule (rule 2.11).</summary>
    /// <value>Default <see langword="true"/>: every link counts.</value>
    public bool InitiatedLinksCountAsNeighbours { get; init; } = true;

    /// <summary>Q-14: gets whether a subnet peering takes part in the common-neighbour rule with its participating prefixes only.</summary>
    /// <value>Default <see langword="true"/>, with low confidence.</value>
    public bool SubnetPeeringCountsParticipatingPrefixesOnly { get; init; } = true;

    /// <summary>Q-15: gets whether Next hop answers in its older words, <c>VnetLocal</c> and <c>VnetPeering</c> (rule 7.11).</summary>
    /// <value>Default <see langword="false"/>: <c>VirtualNetwork</c> and <c>VirtualNetworkPeering</c>.</value>
    public bool NextHopUsesOlderWords { get; init; }

    /// <summary>Q-16: gets whether a subnet may cross two adjacent prefixes of its VNet.</summary>
    /// <value>Default <see langword="false"/>: it must lie inside one.</value>
    public bool SubnetMayCrossPrefixes { get; init; }

    /// <summary>Q-17: gets whether the portal's claim is followed that a gateway in another tenant is missing.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool GatewayInOtherTenantCountsAsMissing { get; init; }

    /// <summary>Q-18: gets whether classic VNets can be peered at all; where not, every link to one is an error.</summary>
    /// <value>Default <see langword="true"/> (rules 2.83-2.85).</value>
    public bool ClassicIsSupported { get; init; } = true;

    /// <summary>Q-19: gets whether several application security groups may stand on one side of a rule.</summary>
    /// <value>Default <see langword="true"/>, up to <see cref="AzureLimits.ApplicationSecurityGroupsPerRuleSide"/>.</value>
    public bool SeveralApplicationSecurityGroupsPerSide { get; init; } = true;

    /// <summary>Gets whether the addresses from which gateways and devices speak BGP are listed as /32 gateway rows (rule 4.28).</summary>
    /// <value>Default <see langword="false"/>: captures disagree, seen in two and absent in three.</value>
    public bool BgpPeerHostRoutesAreListed { get; init; }

    /// <summary>Gets whether an appliance that the input does not describe is taken to forward and admit everything (rule 3.59); where not, what passes one is Unknown.</summary>
    /// <value>Default <see langword="true"/>: the assumption stands in the verdict.</value>
    public bool UndescribedAppliancesForward { get; init; } = true;

    /// <summary>
    /// Gets whether <see cref="NetworkIntentPolicyBasedService.AllowRulesOnly"/> keeps the admin rules that always allow (rule 6.13). The documentation speaks of
    /// Allow rules that stay and of Deny rules that do not.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool AllowRulesOnlyKeepsAlwaysAllow { get; init; } = true;

    /// <summary>Gets which dated list of dropped ranges the platform's None rows follow (rule 3.04).</summary>
    /// <value>Default <see cref="PlatformNoneList.August2024"/>, the newest.</value>
    public PlatformNoneList PlatformNoneList { get; init; }
}
