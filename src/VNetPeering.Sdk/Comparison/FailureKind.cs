namespace VNetPeering.Sdk.Comparison;

/// <summary>The kinds of thing whose failure can be rehearsed. The list is closed.</summary>
public enum FailureKind
{
    /// <summary>A VPN or ExpressRoute gateway, both instances: its tunnels are down and its point-to-site clients are cut off.</summary>
    Gateway = 0,

    /// <summary>One instance of a gateway; the other takes over (rule 4.06).</summary>
    GatewayInstance,

    /// <summary>A connection of a gateway: one tunnel, with both halves between two VNets, or one link to a circuit.</summary>
    Connection,

    /// <summary>An ExpressRoute circuit with all connections to it.</summary>
    Circuit,

    /// <summary>The VPN device of a site: a local network gateway with all connections to it.</summary>
    Device,

    /// <summary>A declared site outside Azure with its devices.</summary>
    Site,

    /// <summary>A network virtual appliance, or any other virtual machine: all interfaces of the machine.</summary>
    Appliance,

    /// <summary>An Azure Firewall.</summary>
    Firewall,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A Route Server: its sessions are down, packets do not pass it.</summary>
    RouteServer,

    /// <summary>A peering: one of its links is deleted, and the other one is Disconnected (rule 2.21).</summary>
    Peering,

    /// <summary>A VNet with everything in it. The links of other VNets to it stay and lead nowhere.</summary>
    VNet,

    /// <summary>An Azure region: all VNets that are in it.</summary>
    Region,
}
