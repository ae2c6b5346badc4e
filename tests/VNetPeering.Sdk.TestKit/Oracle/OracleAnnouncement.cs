using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One prefix as a speaker knows it, or everything that somebody announces and nobody declares.</summary>
/// <remarks><see cref="Key"/> is the prefix as text, or the name of who announces the unknown: unknowns of one origin compete with each other and with nothing else.</remarks>
internal sealed record OracleAnnouncement(string Key, AddressPrefix? Prefix, ValueList<long> Path)
{
    /// <summary>Gets the session that brought it; null for what the speaker has of its own and for what an appliance announces.</summary>
    internal OracleSession? Over { get; init; }

    /// <summary>Gets the address to send to, for what an appliance announces to a Route Server.</summary>
    internal HostAddress? NextHop { get; init; }

    /// <summary>Gets whether an appliance announces it.</summary>
    internal bool IsOfAppliance { get; init; }

    /// <summary>Gets whether it is a prefix of the speaker's own VNet, or one that stands for them.</summary>
    internal bool IsOwnVNet { get; init; }

    /// <summary>Gets whether it is a prefix of a VNet that borrows.</summary>
    internal bool IsBorrower { get; init; }

    /// <summary>Gets whether it is the speaker's own pool of point-to-site clients.</summary>
    internal bool IsClientPool { get; init; }

    /// <summary>Gets whether it is only had and not told: what a summary stands for (4.32).</summary>
    internal bool IsKeptBack { get; init; }

    internal bool IsOwn => Over is null && !IsOfAppliance;

    internal static OracleAnnouncement Of(AddressPrefix prefix) => new(prefix.ToString(), prefix, []);

    public override string ToString() => $"{Key} [{string.Join(' ', Path)}]{(NextHop is null ? "" : $" via {NextHop}")}{(Over is null ? "" : $" over {Over}")}";
}
