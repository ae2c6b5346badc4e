namespace VNetPeering.Sdk.Routing;

/// <summary>
/// The part of a table that does not come from the VNet, which many subnets of many VNets share: user-defined routes, learned routes, the platform's rows and
/// service endpoints. Where a VNet's own rows change one of these (an own prefix that swallows a None row, a learned prefix inside peered space) the subnet has
/// a whole table of its own, with the VNet's rows in it. Immutable; thread-safe.
/// </summary>
internal sealed class BaseTable
{
    internal required RouteIntervals Intervals { get; init; }

    /// <summary>Gets whether the rows of the VNet are in this table as well.</summary>
    internal required bool IsWhole { get; init; }

    internal required UserRoutes? User { get; init; }

    internal required LearnedRows? Own { get; init; }

    internal required LearnedRows? Borrowed { get; init; }

    /// <summary>Gets whether the platform's None rows are listed, those aside whose place another row takes.</summary>
    internal required bool HasNoneRows { get; init; }

    /// <summary>Gets the number of the first learned row; user-defined ones stand before.</summary>
    internal int FirstOwn => User?.Count ?? 0;

    internal int FirstBorrowed => FirstOwn + (Own?.Count ?? 0);

    /// <summary>Gets the number of the platform's IPv4 default route; the IPv6 one follows, and then the None rows.</summary>
    internal int FirstPlatform => FirstBorrowed + (Borrowed?.Count ?? 0);

    internal int FirstNone => FirstPlatform + 2;

    /// <summary>Returns this table with other user-defined routes of the same shape: the numbers stay, the records differ.</summary>
    internal BaseTable WithUser(UserRoutes user) => new() { Intervals = Intervals, IsWhole = IsWhole, User = user, Own = Own, Borrowed = Borrowed, HasNoneRows = HasNoneRows };
}
