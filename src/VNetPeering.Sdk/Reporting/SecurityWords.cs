using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Security rules in words.</summary>
internal static class SecurityWords
{
    /// <summary>Returns ports for readers: a star for all.</summary>
    public static string Ports(ValueList<PortRange> ports) => ports is [{ First: 0, Last: 65535 }] ? "*" : RouteWords.Prefixes(ports);

    /// <summary>Returns a range as Azure prints it, both ends always (7.31).</summary>
    public static string Range(PortRange range) => $"{range.First}-{range.Last}";
}
