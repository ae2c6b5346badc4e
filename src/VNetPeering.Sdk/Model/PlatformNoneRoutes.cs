using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>The prefixes of the platform's None rows: traffic to them is dropped unless a longer or better route takes it (rules 3.03-3.06).</summary>
public static class PlatformNoneRoutes
{
    private static readonly string[] Basic = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

    private static readonly string[] Shared =
    [
        "20.35.252.0/22", "23.103.0.0/18", "25.4.0.0/14", "40.108.0.0/17", "40.109.0.0/16",
        "104.146.0.0/17", "104.147.0.0/16", "157.59.0.0/16", "198.18.0.0/15",
    ];

    private static readonly string[] Only2023 = ["25.33.0.0/16", "25.41.0.0/20", "25.48.0.0/12"];

    private static readonly string[] Only2024 =
    [
        "25.148.0.0/15", "25.150.0.0/16", "25.152.0.0/14", "25.156.0.0/16", "25.159.0.0/16", "25.176.0.0/13", "25.184.0.0/14",
    ];

    private static readonly ValueList<AddressPrefix> Documented = Read(Basic);
    private static readonly ValueList<AddressPrefix> March2023 = Read([.. Basic, .. Shared, .. Only2023]);
    private static readonly ValueList<AddressPrefix> March2023WithLoopback = Read([.. Basic, .. Shared, .. Only2023, "127.0.0.0/8"]);
    private static readonly ValueList<AddressPrefix> August2024 = Read([.. Basic, .. Shared, .. Only2024, "127.0.0.0/8"]);

    /// <summary>Returns the prefixes of a list: shortest first, then ascending, which is how Azure prints them.</summary>
    public static ValueList<AddressPrefix> Of(PlatformNoneList list) => list switch
    {
        PlatformNoneList.August2024 => August2024,
        PlatformNoneList.March2023WithLoopback => March2023WithLoopback,
        PlatformNoneList.March2023 => March2023,
        PlatformNoneList.Documented => Documented,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "This is no known list."),
    };

    private static ValueList<AddressPrefix> Read(string[] texts) =>
        [.. texts.Select(AddressPrefix.Parse).OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix)];
}
