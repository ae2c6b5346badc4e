using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>
/// A way in from the Internet (3.72): the public address of an interface or of a load balancer before it, or of a firewall that publishes the destination.
/// A rule of a firewall of which it is not known what it publishes has neither.
/// </summary>
/// <param name="Interface">The interface that the packet comes to; null for a firewall.</param>
/// <param name="Firewall">The firewall that publishes the destination; null for an interface.</param>
internal sealed record OracleEntrance(NetworkInterface? Interface, AzureFirewall? Firewall)
{
    /// <summary>Gets whether it lets nothing in where no security group is: a Standard address or load balancer.</summary>
    internal bool IsClosedWithoutGroup { get; init; }

    /// <summary>Whether what leaves for the Internet leaves by it.</summary>
    internal bool IsExitOf(OracleSender sender) => sender.Firewall is { } firewall ? firewall.Id == Firewall?.Id : !sender.Forwards && sender.Interface is { } own && own.Id == Interface?.Id;
}
