using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Security;

/// <summary>The service tags of the platform's own services, which no security rule reaches but one that names them (5.40).</summary>
internal static class PlatformTags
{
    /// <summary>The addresses of the platform's own services.</summary>
    internal static readonly AddressPrefix[] Addresses = [TagSpaces.PlatformAddress, AddressPrefix.Parse("169.254.169.254/32")];

    private static readonly AddressRanges Dns = AddressRanges.Of([Addresses[0]]);
    private static readonly AddressRanges Metadata = AddressRanges.Of([Addresses[1]]);

    /// <summary>Returns the addresses of a tag; null when it is none of the platform, or one whose addresses are not documented.</summary>
    internal static AddressRanges? Find(string tag) => tag.ToUpperInvariant() switch
    {
        "AZUREPLATFORMDNS" => Dns,
        "AZUREPLATFORMIMDS" => Metadata,
        _ => null,
    };

    /// <summary>Says whether rules other than those that name a tag of the platform pass an address by.</summary>
    internal static bool AreExempt(HostAddress address) => Dns.Contains(address) || Metadata.Contains(address);

    /// <summary>Says whether any of a run of addresses is such a one.</summary>
    internal static bool MayBeIn(AddressRange range) => range.Contains(Addresses[0].First) || range.Contains(Addresses[1].First);

    /// <summary>Says whether a text is the tag of a platform service.</summary>
    internal static bool IsOne(string? text) => text is not null && text.StartsWith("AzurePlatform", StringComparison.OrdinalIgnoreCase);
}
