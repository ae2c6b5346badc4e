using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The words of Network Watcher's Next hop: today's, or the older ones (rule 7.11, Q-15).</summary>
internal static class NextHopWords
{
    public const string SystemRoute = "System Route";

    public static string Of(NextHopType type, AzureBehavior behavior)
    {
        string word = type.ToNextHopWord();
        if (!behavior.NextHopUsesOlderWords)
        {
            return word;
        }

        return word switch
        {
            "VirtualNetwork" => "VnetLocal",
            "VirtualNetworkPeering" => "VnetPeering",
            _ => word,
        };
    }
}
