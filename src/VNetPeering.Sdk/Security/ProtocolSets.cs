using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Security;

/// <summary>Sets of protocols from the words of flows and rules.</summary>
internal static class ProtocolSets
{
    /// <summary>Returns the protocols that a flow is asked about.</summary>
    internal static ProtocolSet Of(ProtocolKind kind) => kind switch
    {
        ProtocolKind.Any => ProtocolSet.All,
        ProtocolKind.Tcp => ProtocolSet.Tcp,
        ProtocolKind.Udp => ProtocolSet.Udp,
        ProtocolKind.Icmp => ProtocolSet.Icmp,
        ProtocolKind.Esp => ProtocolSet.Esp,
        ProtocolKind.Ah => ProtocolSet.Ah,
        ProtocolKind.Other => ProtocolSet.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no protocol."),
    };

    /// <summary>Returns the protocols that the text of a security rule names; null for a text that nobody can read.</summary>
    internal static ProtocolSet? Of(string text) => ProtocolWord.Read(text) is { } kind ? Of(kind) : null;

    /// <summary>Returns Azure's word of an effective rule (7.31).</summary>
    internal static string Word(ProtocolSet protocols) => protocols == ProtocolSet.All ? "All" : protocols.ToString();
}
