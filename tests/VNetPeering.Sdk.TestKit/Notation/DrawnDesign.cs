using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>A design as drawn: the topology, and the limits and readings that the drawing changes.</summary>
public sealed record DrawnDesign
{
    public required Topology Topology { get; init; }

    public AzureLimits Limits { get; init; } = AzureLimits.Documented;

    public AzureBehavior Behavior { get; init; } = AzureBehavior.Default;

    public DiagnosticReport Validate() => Topology.Validate(new ValidateOptions { Behavior = Behavior, Limits = Limits });
}
