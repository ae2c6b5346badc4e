namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A resource by its id.</summary>
internal sealed record IdFact(string Id);
