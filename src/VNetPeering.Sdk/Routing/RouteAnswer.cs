namespace VNetPeering.Sdk.Routing;

/// <summary>
/// The answer of a look-up in one number: how it ranks, and the row. Of the answers of several tables the greatest number is the right one, because a longer
/// prefix ranks above a shorter one and, at one length, the strengths below decide. Zero: no row matches.
/// </summary>
internal static class RouteAnswer
{
    internal const uint NoMatch = 0;

    /// <summary>A None row of the platform, whose place any other row of the same prefix takes (3.05a).</summary>
    internal const uint PlatformNone = 0;

    /// <summary>A global-peering row of a VNet, which Azure lists last.</summary>
    internal const uint GlobalOfVNet = 1;

    /// <summary>The platform's default route, or a service endpoint.</summary>
    internal const uint Platform = 2;

    /// <summary>Any other row of a VNet: own space, peered space, private endpoints.</summary>
    internal const uint OfVNet = 3;

    /// <summary>A user-defined or learned route, which beats the system rows of its prefix (3.50).</summary>
    internal const uint Added = 4;

    /// <summary>Gets the number of bits of the row; those above it rank the answer.</summary>
    internal const int RowBits = 22;
    private const uint RowMask = (1u << RowBits) - 1;

    /// <summary>Gets the number of rows of one source that fit.</summary>
    internal static int MaxRows => (int)RowMask;

    // Strengths of adjacent lengths meet only where both come from one table (an added row and a longer None row), which never compares them.
    internal static uint Of(int length, uint strength, int row) => ((((uint)length * 4) + strength + 1) << RowBits) | (uint)row;

    internal static int Row(uint answer) => (int)(answer & RowMask);

    /// <summary>Returns the length of the prefix that an answer of a VNet's row has matched.</summary>
    internal static int Length(uint answerOfVNet) => (int)(((answerOfVNet >> RowBits) - 1) >> 2);

    /// <summary>Says whether the row is one of the VNet's, and not one that several VNets may share.</summary>
    internal static bool IsOfVNet(uint answer) => ((answer >> RowBits) & 1) == 0;
}
