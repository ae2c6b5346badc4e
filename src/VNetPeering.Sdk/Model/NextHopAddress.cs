using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>The next-hop address of a user-defined route: none, an address, or text that is resolved at run time only.</summary>
/// <remarks>The default value is <see cref="None"/>. Immutable; thread-safe.</remarks>
public readonly record struct NextHopAddress
{
    private NextHopAddress(HostAddress? address, string? unresolved)
    {
        Address = address;
        Unresolved = unresolved;
    }

    /// <summary>Gets the absent address.</summary>
    public static NextHopAddress None => default;

    /// <summary>Gets the address; null when there is none or it is unresolved.</summary>
    public HostAddress? Address { get; }

    /// <summary>Gets the text that could not be resolved; null otherwise.</summary>
    public string? Unresolved { get; }

    /// <summary>Gets whether there is neither an address nor a text.</summary>
    public bool IsNone => Address is null && Unresolved is null;

    /// <summary>Creates a next hop from an address.</summary>
    public static NextHopAddress FromAddress(HostAddress address) => new(address, null);

    /// <summary>Creates a next hop that is known at run time only.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public static NextHopAddress FromUnresolved(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(null, text);
    }

    /// <summary>Converts an address.</summary>
    public static implicit operator NextHopAddress(HostAddress address) => FromAddress(address);

    /// <summary>Returns the address or the text; empty for none.</summary>
    public override string ToString() => Address?.ToString() ?? Unresolved ?? string.Empty;
}
