namespace VNetPeering.Sdk.Import.Wire;

/// <summary>An ExpressRoute circuit. Nothing but its identity decides about routes.</summary>
internal sealed class WireCircuit : WireResource
{
}
