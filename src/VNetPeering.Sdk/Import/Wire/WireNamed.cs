namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A resource of which nothing but its id matters.</summary>
internal sealed class WireNamed : WireResource;
