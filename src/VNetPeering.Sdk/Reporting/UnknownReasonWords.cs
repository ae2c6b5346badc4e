using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Why an answer is Unknown, as a sentence part. The sentences that define the reasons are in docs/concepts/unknown.md.</summary>
internal static class UnknownReasonWords
{
    public static string Of(UnknownReason reason) => reason switch
    {
        UnknownReason.UnresolvedReference => "the input names it, and neither describes nor resolves it",
        UnknownReason.ServiceTagWithoutData => "a service tag or service endpoint decides, and no prefixes were given for it",
        UnknownReason.BgpNotModelled => "routes learned by BGP decide, and the input does not state them",
        UnknownReason.BeyondVirtualHub => "the flow goes beyond one Virtual WAN hub",
        UnknownReason.UndescribedAppliance => "whether an appliance that the input does not describe forwards the packet is not assumed",
        UnknownReason.UndescribedApplianceSeesOneDirection => "an appliance that the input does not describe sees one direction only",
        UnknownReason.AddressOwnedByNobody => "nobody in the input owns this private address",
        UnknownReason.DefaultOutboundAccessNotStated => "the input does not say whether the subnet has default outbound access",
        UnknownReason.ClassicDetails => "a classic VNet takes part, and nobody documents this for one",
        UnknownReason.AdminRuleOrderNotKnown => "admin rules that say different things match, and nothing tells which comes first",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This is no reason for Unknown."),
    };

    /// <summary>Returns the reason with what it is about in front.</summary>
    public static string Of(UnknownReason reason, string about) => about.Length == 0 ? $"{Capital(Of(reason))}." : $"\"{about}\": {Of(reason)}.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
