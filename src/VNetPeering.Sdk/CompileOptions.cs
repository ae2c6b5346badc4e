using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>How a topology is compiled.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record CompileOptions
{
    /// <summary>Gets how Azure is taken to behave where its sources disagree.</summary>
    /// <value>Default <see cref="AzureBehavior.Default"/>.</value>
    public AzureBehavior Behavior { get; init; } = AzureBehavior.Default;

    /// <summary>Gets the prefixes behind service tags.</summary>
    /// <value>Default <see cref="ServiceTagCatalog.Empty"/>: what depends on a tag's prefixes is Unknown.</value>
    public ServiceTagCatalog ServiceTags { get; init; } = ServiceTagCatalog.Empty;

    /// <summary>Gets whether a topology with error findings is refused with an <see cref="InvalidTopologyException"/>.</summary>
    /// <value>Default <see langword="false"/>: what does not resolve becomes Unknown where it matters.</value>
    public bool RequireValid { get; init; }
}
