namespace VNetPeering.Sdk.Reachability;

/// <summary>An appliance that a packet passed.</summary>
/// <param name="Key">What identifies it in both directions: an interface, a firewall, a front end, or an address.</param>
/// <param name="At">The place in short words.</param>
/// <param name="IsStateful">Whether it drops a flow of which it sees one direction only; null when the input does not describe it.</param>
/// <param name="TranslatesSource">Whether it puts its own address in the place of the source; null when the input does not say.</param>
/// <param name="Translations">How many appliances before it had done so: an answer with other addresses belongs to no flow that it knows.</param>
internal sealed record SeenAppliance(string Key, string At, bool? IsStateful, bool? TranslatesSource = null, int Translations = 0)
{
    /// <summary>Says whether both are one appliance that sees one flow.</summary>
    internal bool IsSameFlow(SeenAppliance other) => Key == other.Key && Translations == other.Translations;
}
