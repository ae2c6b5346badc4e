using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A network or application rule of an Azure Firewall, its own or its policy's. The first one that matches a new flow decides; answers pass.</summary>
/// <remarks>
/// Corresponds to a rule of a network or application rule collection, of the firewall or of a firewall policy; a rule for several protocols is several records.
/// Immutable; thread-safe.
/// </remarks>
public sealed record FirewallRule
{
    /// <summary>Gets the name.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets whether the rule lets flows through or drops them: the action of its collection.</summary>
    public SecurityRuleAccess Access { get; init; } = SecurityRuleAccess.Allow;

    /// <summary>Gets the protocol with the destination ports.</summary>
    /// <value>Default: every protocol and port.</value>
    public Protocol Protocol { get; init; } = Protocol.Any;

    /// <summary>Gets the prefixes that hold the source; empty means every source.</summary>
    public ValueList<AddressPrefix> Sources { get; init; } = [];

    /// <summary>Gets the prefixes that hold the destination; empty means every destination.</summary>
    public ValueList<AddressPrefix> Destinations { get; init; } = [];

    /// <summary>
    /// Gets whether the rule may be about fewer flows than its other properties say: it names domain names, service tags or categories, an IP group that the input
    /// does not hold, or something that is known at run time only. That such a rule allows a flow is an assumption of the verdict; that it denies one is never taken
    /// for granted.
    /// </summary>
    public bool IsPartlyKnown { get; init; }

    /// <summary>Returns, for example, <c>web: Allow tcp/443 from 10.1.0.0/16 to any</c>.</summary>
    public override string ToString() => $"{Name}: {Access} {Protocol} from {Side(Sources)} to {Side(Destinations)}{(IsPartlyKnown ? ", in part" : string.Empty)}";

    private static string Side(ValueList<AddressPrefix> prefixes) => prefixes.Count == 0 ? "any" : string.Join(',', prefixes);
}
