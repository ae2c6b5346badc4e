namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Where the routes of one subnet send packets to another next: an end of their way, or an appliance. Four bytes: there are many.</summary>
internal readonly record struct Step
{
    private const int FirstPoint = 8;
    private const int ForOwnOnly = 1 << 30;

    private readonly int _code;

    private Step(int code) => _code = code;

    /// <summary>Gets the step that has not been looked at.</summary>
    internal static Step None => default;

    internal static Step Blocked { get; } = new((int)Ways.Blocked);

    internal static Step Unknown { get; } = new((int)Ways.Unknown);

    /// <summary>Gets the step that only a trace can tell.</summary>
    internal static Step Open { get; } = new((int)Ways.Open);

    internal static Step Delivered { get; } = new((int)Ways.Direct);

    /// <summary>Gets the step that parts of the destination take differently, or that needs a closer look: <see cref="WaySearch"/> has to tell.</summary>
    internal static Step Unsettled { get; } = new(5);

    /// <summary>Gets a number that tells it from other steps.</summary>
    internal int Code => _code;

    /// <summary>Gets whether only packets from addresses of the VNet where the step is taken get there; all others are blocked.</summary>
    internal bool IsForOwnOnly => (_code & ForOwnOnly) != 0;

    /// <summary>Gets the number of the appliance that packets get to; -1 when they end here.</summary>
    internal int Point => (_code & ~ForOwnOnly) - FirstPoint is >= 0 and int point ? point : -1;

    /// <summary>Gets one of <see cref="Ways"/> where packets end here.</summary>
    internal ulong End => (ulong)(_code & ~ForOwnOnly);

    /// <summary>Returns the end that a link is to packets which do not get over it.</summary>
    internal static Step Of(Crossing crossing) => new((int)crossing.Outcome);

    internal static Step To(int point) => new(point + FirstPoint);

    /// <summary>Returns the step behind a crossing that does not stop packets.</summary>
    internal Step Over(Crossing crossing) => crossing.IsForOwnOnly ? new(_code | ForOwnOnly) : this;
}
