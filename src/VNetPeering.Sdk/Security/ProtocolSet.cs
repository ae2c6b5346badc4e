namespace VNetPeering.Sdk.Security;

/// <summary>A set of protocols, as security rules tell them apart.</summary>
[Flags]
internal enum ProtocolSet
{
    None = 0,
    Tcp = 1,
    Udp = 2,
    Icmp = 4,
    Esp = 8,
    Ah = 16,

    /// <summary>Every protocol without a name of its own, ICMPv6 among them (5.27).</summary>
    Other = 32,

    /// <summary>Those that have ports.</summary>
    WithPorts = Tcp | Udp,

    /// <summary>Those that have none.</summary>
    WithoutPorts = Icmp | Esp | Ah | Other,

    All = WithPorts | WithoutPorts,
}
