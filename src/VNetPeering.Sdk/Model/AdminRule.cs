using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A security admin rule of a network manager.</summary>
/// <remarks>
/// Corresponds to <c>Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record AdminRule
{
    /// <summary>Gets the name, unique in its collection.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the priority; the lowest number is matched first. Azure takes 1 to 4096 (rule 6.13).</summary>
    public required int Priority { get; init; }

    /// <summary>Gets the direction, seen from the machine.</summary>
    public required SecurityRuleDirection Direction { get; init; }

    /// <summary>Gets what happens to a match.</summary>
    public required AdminRuleAccess Access { get; init; }

    /// <summary>Gets the protocol as Azure writes it: <c>Tcp</c>, <c>Udp</c>, <c>Icmp</c>, <c>Esp</c>, <c>Ah</c> or <c>Any</c>.</summary>
    /// <value>Default <c>Any</c>.</value>
    public string Protocol { get; init; } = "Any";

    /// <summary>Gets the sources; empty for every address.</summary>
    public ValueList<AdminRuleAddress> Sources { get; init; } = [];

    /// <summary>Gets the destinations; empty for every address.</summary>
    public ValueList<AdminRuleAddress> Destinations { get; init; } = [];

    /// <summary>Gets the source ports and ranges; empty for every port.</summary>
    public ValueList<string> SourcePortRanges { get; init; } = [];

    /// <summary>Gets the destination ports and ranges; empty for every port.</summary>
    public ValueList<string> DestinationPortRanges { get; init; } = [];

    /// <summary>Gets the description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Returns a rule for packets that arrive. Sides are <c>*</c>, a service tag, an address or a prefix; the protocol carries the destination ports.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="protocol"/> is one that no rule can name.</exception>
    public static AdminRule Inbound(string name, int priority, AdminRuleAccess access, Protocol protocol, string from = "*", string to = "*") =>
        Create(name, priority, SecurityRuleDirection.Inbound, access, protocol, from, to);

    /// <summary>Returns a rule for packets that leave. The arguments are those of <see cref="Inbound"/>.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="protocol"/> is one that no rule can name.</exception>
    public static AdminRule Outbound(string name, int priority, AdminRuleAccess access, Protocol protocol, string from = "*", string to = "*") =>
        Create(name, priority, SecurityRuleDirection.Outbound, access, protocol, from, to);

    private static AdminRule Create(string name, int priority, SecurityRuleDirection direction, AdminRuleAccess access, Protocol protocol, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return protocol.Kind == ProtocolKind.Other
            ? throw new ArgumentException("No rule can name this protocol. Write the rule for Protocol.Any.", nameof(protocol))
            : new AdminRule
            {
                Name = name,
                Priority = priority,
                Direction = direction,
                Access = access,
                Protocol = protocol.Kind.ToString(),
                Sources = [Address(from)],
                Destinations = [Address(to)],
                SourcePortRanges = ["0-65535"],
                DestinationPortRanges = protocol.Ports.Count == 0 ? ["0-65535"] : [.. protocol.Ports.Select(range => range.ToString())],
            };
    }

    private static AdminRuleAddress Address(string text)
    {
        bool isPrefix = text == "*" || AddressPrefix.TryParse(text, out _) || HostAddress.TryParse(text, out _);
        return new AdminRuleAddress { AddressPrefix = text, AddressPrefixType = isPrefix ? AdminRuleAddressType.IPPrefix : AdminRuleAddressType.ServiceTag };
    }
}
