namespace VNetPeering.Sdk.Reachability;

/// <summary>The kinds of place at which a flow can start and end.</summary>
public enum PlaceKind
{
    /// <summary>A subnet: stands for a VM in it that has no security group and no public address of its own.</summary>
    Subnet = 0,

    /// <summary>A network interface.</summary>
    NetworkInterface,

    /// <summary>A virtual machine: its primary interface.</summary>
    VirtualMachine,

    /// <summary>A site outside Azure.</summary>
    Site,

    /// <summary>The point-to-site clients of a gateway.</summary>
    ClientPool,

    /// <summary>The public Internet.</summary>
    Internet,

    /// <summary>One address.</summary>
    Address,
}
