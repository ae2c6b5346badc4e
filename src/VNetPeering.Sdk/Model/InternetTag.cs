using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>What the service tag <c>Internet</c> leaves out besides what a subnet's VirtualNetwork tag holds (rule 5.23): space that is not public, and blocks of the platform.</summary>
internal static class InternetTag
{
    private static readonly string[] NotPublic =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
    ];

    // Seen in a tag map that Azure printed in August 2024, besides the None prefixes of that time.
    private static readonly string[] Blocks2024 =
    [
        "4.128.0.0/12", "13.96.0.0/13", "20.128.0.0/16", "20.130.0.0/16", "20.144.0.0/14", "20.176.0.0/13", "21.0.0.0/8", "22.0.0.0/8", "25.0.0.0/16",
        "25.64.0.0/10", "25.128.0.0/17", "25.142.0.0/15", "25.144.0.0/15", "25.160.0.0/12", "25.192.0.0/15", "25.248.0.0/16", "25.250.0.0/18",
        "25.250.64.0/20", "25.250.84.0/23", "25.252.0.0/16", "25.254.0.0/21", "25.254.8.0/24", "25.254.64.0/18", "25.254.128.0/17", "40.66.128.0/17",
        "52.132.0.0/14", "52.145.0.0/16", "68.18.0.0/15", "104.212.36.0/22", "104.212.52.0/22", "129.75.0.0/16", "134.177.0.0/16", "138.196.0.0/16",
        "141.251.0.0/16", "146.147.0.0/16", "192.32.0.0/16",
    ];

    private static readonly PrefixSet Everything = [AddressPrefix.AllIPv4, AddressPrefix.Parse("2000::/3")];
    private static readonly PrefixSet August2024 = Without(PlatformNoneList.August2024, Blocks2024);
    private static readonly PrefixSet March2023WithLoopback = Without(PlatformNoneList.March2023WithLoopback, []);
    private static readonly PrefixSet March2023 = Without(PlatformNoneList.March2023, []);
    private static readonly PrefixSet Documented = Without(PlatformNoneList.Documented, []);

    /// <summary>Returns the tag of a subnet whose VNet and routes hold no public space. Blocks are known of August 2024 only.</summary>
    internal static PrefixSet Of(PlatformNoneList list) => list switch
    {
        PlatformNoneList.August2024 => August2024,
        PlatformNoneList.March2023WithLoopback => March2023WithLoopback,
        PlatformNoneList.March2023 => March2023,
        PlatformNoneList.Documented => Documented,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "This is no known list."),
    };

    private static PrefixSet Without(PlatformNoneList list, string[] blocks) =>
        Everything.Subtract(PrefixSet.Create(NotPublic.Concat(blocks).Select(AddressPrefix.Parse).Concat(PlatformNoneRoutes.Of(list))));
}
