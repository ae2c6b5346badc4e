namespace VNetPeering.Sdk.Validation;

/// <summary>Autonomous system numbers as Azure deals with them (rule 4.07).</summary>
internal static class AutonomousSystems
{
    /// <summary>What a VPN gateway has unless it is given another, and what every Route Server has.</summary>
    public const long Azure = 65515;

    /// <summary>Says whether Azure keeps a number for its own networks.</summary>
    public static bool IsReserved(long asn) => asn is 8074 or 8075 or 12076 or Azure or (>= 65517 and <= 65520);
}
