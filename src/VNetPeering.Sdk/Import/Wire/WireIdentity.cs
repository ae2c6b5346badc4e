namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A resource of which nothing but the identity decides about routes: a circuit, an application security group, a backend pool.</summary>
internal sealed class WireIdentity : WireResource
{
}
