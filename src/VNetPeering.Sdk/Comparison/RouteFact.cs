using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>
/// One fact of an effective route table: a prefix and one next hop. A row with several prefixes or next hops is several facts, so that tables are compared as sets:
/// one row with two next hops says the same as two rows with one.
/// </summary>
/// <remarks>Equal when all texts are equal; they are in Azure's own spelling as far as it is known. Immutable; thread-safe.</remarks>
public sealed record RouteFact
{
    /// <summary>Gets the source, for example <c>Default</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the state, <c>Active</c> or <c>Invalid</c>.</summary>
    public required string State { get; init; }

    /// <summary>Gets the prefix.</summary>
    public required string Prefix { get; init; }

    /// <summary>Gets the next-hop type in the words of effective routes.</summary>
    public required string NextHopType { get; init; }

    /// <summary>Gets the next-hop address; empty when the row has none.</summary>
    public string NextHop { get; init; } = string.Empty;

    /// <summary>Gets the name of the user-defined route, where names are compared; empty otherwise.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets whether it is one of the platform's rows that drop packets (rule 3.03).</summary>
    public bool IsPlatformNone => Source == nameof(RouteSource.Default) && NextHopType == nameof(Model.NextHopType.None);

    /// <summary>Gets whether a gateway or Route Server brings it.</summary>
    public bool IsGatewayRow => Source == nameof(RouteSource.VirtualNetworkGateway);

    /// <summary>Gets whether the prefix is 0.0.0.0/0 or ::/0.</summary>
    public bool IsDefaultRoute => Range is { IsDefaultRoute: true };

    internal bool IsMasked => RecordedMask.IsOne(NextHop);

    internal bool IsUserRow => Source == nameof(RouteSource.User);

    /// <summary>The prefix as a value; null when the text is none.</summary>
    internal AddressPrefix? Range => AddressPrefix.TryParse(Prefix, out AddressPrefix prefix) ? prefix : null;

    /// <summary>Returns the facts of a computed row, without its name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is null.</exception>
    public static IEnumerable<RouteFact> Of(EffectiveRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return Of(RecordedForm.Of(route));
    }

    /// <summary>Returns the facts of a recorded row, without its name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="route"/> is null.</exception>
    public static IEnumerable<RouteFact> Of(RecordedRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return
            from prefix in route.AddressPrefixes
            from hop in route.NextHopAddresses.DefaultIfEmpty(string.Empty)
            select new RouteFact { Source = route.Source, State = route.State, Prefix = prefix, NextHopType = route.NextHopType, NextHop = hop };
    }

    /// <summary>Returns the fact in the order of Azure's columns.</summary>
    public override string ToString() => string.Join(' ', new[] { Source, State, Prefix, NextHopType, NextHop, Name }.Where(text => text.Length > 0));
}
