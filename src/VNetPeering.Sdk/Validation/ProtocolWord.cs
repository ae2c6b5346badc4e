using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The protocol texts of security rules.</summary>
internal static class ProtocolWord
{
    /// <summary>Returns the protocol that a text names; null when it cannot be read.</summary>
    public static ProtocolKind? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "*" or "ANY" or "ALL" => ProtocolKind.Any,
        "TCP" => ProtocolKind.Tcp,
        "UDP" => ProtocolKind.Udp,
        "ICMP" => ProtocolKind.Icmp,
        "ESP" => ProtocolKind.Esp,
        "AH" => ProtocolKind.Ah,
        _ => null,
    };
}
