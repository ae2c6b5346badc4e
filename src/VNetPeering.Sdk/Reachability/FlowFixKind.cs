namespace VNetPeering.Sdk.Reachability;

/// <summary>What a fix does to a topology.</summary>
public enum FlowFixKind
{
    /// <summary>Sets <c>AllowVirtualNetworkAccess</c> on a peering link.</summary>
    AllowAccess = 0,

    /// <summary>Sets <c>AllowForwardedTraffic</c> on a peering link.</summary>
    AllowForwardedTraffic,

    /// <summary>Adds a peering link. One back that is Initiated becomes Connected by it.</summary>
    AddPeering,

    /// <summary>Deletes a peering link that is not Connected and creates it again.</summary>
    RecreatePeering,

    /// <summary>Turns IP forwarding on at a network interface.</summary>
    EnableIPForwarding,

    /// <summary>Adds a security rule.</summary>
    AddSecurityRule,

    /// <summary>Adds a user-defined route, or puts it in the place of one of the same prefix; where the subnet has no route table, one is made for it.</summary>
    AddRoute,

    /// <summary>Removes a user-defined route.</summary>
    RemoveRoute,

    /// <summary>Adds a flow to those that an appliance or firewall is declared to let through.</summary>
    AdmitFlow,

    /// <summary>Adds a security admin rule to a collection.</summary>
    AddAdminRule,
}
