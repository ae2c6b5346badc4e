using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>What a rule says about one violation; the sink adds what follows from the rule and from the topology.</summary>
internal sealed record Finding
{
    public required ResourceId Resource { get; init; }

    public ValueList<ResourceId> Related { get; init; } = [];

    public required string Message { get; init; }

    public required string Fix { get; init; }

    /// <summary>Gets Azure's code where it depends on what is wrong; null for the code of the rule.</summary>
    public string? AzureErrorCode { get; init; }

    /// <summary>Gets the place of the value itself where it is known better than that of the resource.</summary>
    public SourceLocation? Location { get; init; }
}
