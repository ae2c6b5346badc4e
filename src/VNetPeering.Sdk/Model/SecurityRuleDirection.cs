namespace VNetPeering.Sdk.Model;

/// <summary>The direction that a security rule looks at, seen from the network interface.</summary>
public enum SecurityRuleDirection
{
    /// <summary>Packets that arrive.</summary>
    Inbound = 0,

    /// <summary>Packets that leave.</summary>
    Outbound,
}
