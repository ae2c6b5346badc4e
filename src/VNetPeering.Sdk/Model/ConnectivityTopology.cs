namespace VNetPeering.Sdk.Model;

/// <summary>How the VNets of a connectivity configuration are connected.</summary>
public enum ConnectivityTopology
{
    /// <summary>Each member is peered with the hub, both ways (rule 6.02).</summary>
    HubAndSpoke = 0,

    /// <summary>The members form a connected group: each reaches each other one directly, without peerings (rule 6.02).</summary>
    Mesh,
}
