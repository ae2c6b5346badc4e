using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A service endpoint that a subnet has enabled: traffic to that service keeps its private source address (rule 3.09).</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record ServiceEndpoint
{
    /// <summary>Gets the service, for example <c>Microsoft.Storage</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Gets the regions whose addresses are covered, as written; empty when the input states none.</summary>
    public ValueList<string> Locations { get; init; } = [];
}
