namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>The autonomous system numbers that the model knows, and stand-ins for those that a design does not state.</summary>
internal static class Asns
{
    /// <summary>The number of Azure's gateways and Route Servers unless another one is stated (rule 4.07).</summary>
    internal const long Azure = 65515;

    /// <summary>The number of the routers of ExpressRoute circuits.</summary>
    internal const long Circuits = 12076;

    /// <summary>The number of somebody who is not described at all.</summary>
    internal const long Nobody = 0;

    /// <summary>Returns the stand-in for the number of a speaker that states none: no other speaker has it, so no route is refused for it.</summary>
    internal static long Unstated(int speaker) => -1 - speaker;

    /// <summary>Returns the speaker that a stand-in belongs to; negative for a number that is stated.</summary>
    internal static int SpeakerOf(long asn) => asn < 0 ? (int)(-1 - asn) : -1;
}
