using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A rule by which an Azure Firewall publishes a private address on one of its public addresses (rule 3.72).</summary>
/// <remarks>
/// Corresponds to a rule of a NAT rule collection, of the firewall or of its policy. The firewall replaces the source as well, with one of its own
/// addresses, so that the answer comes back to it. Immutable; thread-safe.
/// </remarks>
public sealed record DestinationNatRule
{
    /// <summary>Gets the name.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the protocol with the ports at the public address.</summary>
    public Protocol Protocol { get; init; } = Protocol.Any;

    /// <summary>Gets the prefixes that hold the callers; empty means every caller.</summary>
    public ValueList<AddressPrefix> Sources { get; init; } = [];

    /// <summary>Gets the public address that is called; null when it is not known yet.</summary>
    public HostAddress? DestinationAddress { get; init; }

    /// <summary>Gets the private address that the packet goes on to; null when it is not an address, or not known yet.</summary>
    public HostAddress? TranslatedAddress { get; init; }

    /// <summary>Gets the port that the packet goes on to, 1 to 65535; null means the port that was called.</summary>
    public int? TranslatedPort { get; init; }
}
