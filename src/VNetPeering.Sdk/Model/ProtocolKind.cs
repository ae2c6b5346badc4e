namespace VNetPeering.Sdk.Model;

/// <summary>The protocols that a flow can be asked about.</summary>
public enum ProtocolKind
{
    /// <summary>Every protocol: a verdict must hold for all of them.</summary>
    Any = 0,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>ICMP.</summary>
    Icmp,

    /// <summary>IPsec's Encapsulating Security Payload.</summary>
    Esp,

    /// <summary>IPsec's Authentication Header.</summary>
    Ah,

    /// <summary>Any protocol without a name of its own here, ICMPv6 among them: only rules for every protocol are about it (rule 5.27).</summary>
    Other,
}
