using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>How a topology is validated.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ValidateOptions
{
    /// <summary>Gets how Azure is taken to behave where its sources disagree.</summary>
    /// <value>Default <see cref="AzureBehavior.Default"/>.</value>
    public AzureBehavior Behavior { get; init; } = AzureBehavior.Default;

    /// <summary>Gets the limits that Azure sets.</summary>
    /// <value>Default <see cref="AzureLimits.Documented"/>.</value>
    public AzureLimits Limits { get; init; } = AzureLimits.Documented;

    /// <summary>Gets which rules are silenced or re-graded, and which findings are known.</summary>
    /// <value>Default <see cref="DiagnosticPolicy.None"/>.</value>
    public DiagnosticPolicy Policy { get; init; } = DiagnosticPolicy.None;
}
