namespace VNetPeering.Sdk.Model;

/// <summary>The dated lists of ranges that the platform drops, as captures showed them (rule 3.04); see <see cref="PlatformNoneRoutes"/>.</summary>
public enum PlatformNoneList
{
    /// <summary>As in captures from August 2024 to 2026.</summary>
    August2024 = 0,

    /// <summary>As in a capture between the two recorded dates: March 2023 with 127.0.0.0/8.</summary>
    March2023WithLoopback,

    /// <summary>As in a capture from March 2023.</summary>
    March2023,

    /// <summary>As documented, and as in captures up to 2018: RFC 1918 and 100.64.0.0/10.</summary>
    Documented,
}
