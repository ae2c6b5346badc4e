using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>How operations are answered.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ApplyOptions
{
    /// <summary>Gets how Azure is taken to behave where its sources disagree.</summary>
    /// <value>Default <see cref="AzureBehavior.Default"/>.</value>
    public AzureBehavior Behavior { get; init; } = AzureBehavior.Default;

    /// <summary>Gets the limits that Azure sets.</summary>
    /// <value>Default <see cref="AzureLimits.Documented"/>.</value>
    public AzureLimits Limits { get; init; } = AzureLimits.Documented;
}
