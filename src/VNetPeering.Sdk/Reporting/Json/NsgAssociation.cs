using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>What a security group is associated with: one of both.</summary>
internal sealed record NsgAssociation
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdFact? Subnet { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdFact? NetworkInterface { get; init; }
}
