using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Model;

/// <summary>A collection of admin rules with its owners. Two are equal when they are the same objects, which is what a network is compiled from.</summary>
internal sealed class AppliedCollection(NetworkManager manager, SecurityAdminConfiguration configuration, AdminRuleCollection collection) : IEquatable<AppliedCollection>
{
    internal NetworkManager Manager => manager;

    internal SecurityAdminConfiguration Configuration => configuration;

    internal AdminRuleCollection Collection => collection;

    /// <inheritdoc/>
    public bool Equals(AppliedCollection? other) => other is not null && ReferenceEquals(collection, other.Collection) && ReferenceEquals(configuration, other.Configuration);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AppliedCollection);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(collection);
}
