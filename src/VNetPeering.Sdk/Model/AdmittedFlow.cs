using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>Flows that an appliance or firewall is declared to let through: a protocol with destination ports, from some prefixes to others.</summary>
/// <remarks>A declaration, not an Azure resource. It is about the packet that opens a flow; answers to it pass. Immutable; thread-safe.</remarks>
public sealed record AdmittedFlow
{
    /// <summary>Gets the protocol with the destination ports.</summary>
    /// <value>Default: every protocol and port.</value>
    public Protocol Protocol { get; init; } = Protocol.Any;

    /// <summary>Gets the prefixes that hold the source; empty means every source.</summary>
    public ValueList<AddressPrefix> Sources { get; init; } = [];

    /// <summary>Gets the prefixes that hold the destination; empty means every destination.</summary>
    public ValueList<AddressPrefix> Destinations { get; init; } = [];

    /// <summary>Returns, for example, <c>tcp/443 from 10.1.0.0/16 to any</c>.</summary>
    public override string ToString() => $"{Protocol} from {Side(Sources)} to {Side(Destinations)}";

    private static string Side(ValueList<AddressPrefix> prefixes) => prefixes.Count == 0 ? "any" : string.Join(',', prefixes);
}
