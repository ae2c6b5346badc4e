namespace VNetPeering.Sdk.Reachability;

/// <summary>What happens to a packet at a hop.</summary>
public enum StepKind
{
    /// <summary>The packet starts here.</summary>
    Start = 0,

    /// <summary>A security group looks at the packet.</summary>
    SecurityGroup,

    /// <summary>A route is chosen.</summary>
    Route,

    /// <summary>A peering link is crossed.</summary>
    Peering,

    /// <summary>The packet goes to another member of a connected group.</summary>
    ConnectedGroup,

    /// <summary>An appliance or firewall forwards the packet.</summary>
    Appliance,

    /// <summary>A load balancer hands the packet to a backend.</summary>
    LoadBalancer,

    /// <summary>A gateway forwards the packet.</summary>
    Gateway,

    /// <summary>The packet leaves for the Internet, by what gives it a way out.</summary>
    InternetExit,

    /// <summary>The packet comes in from the Internet, by what gives it a way in.</summary>
    InternetEntry,

    /// <summary>The packet arrives.</summary>
    Delivery,

    /// <summary>The packet stops here.</summary>
    Stop,

    /// <summary>The security admin rules of network managers look at the packet.</summary>
    AdminRule,
}
