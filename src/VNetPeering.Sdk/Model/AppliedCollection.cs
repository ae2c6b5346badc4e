using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Model;

/// <summary>A collection of admin rules with its owners. Two are equal when they are the same objects, which is what a network is compiled from.</summary>
internal sealed class AppliedCollection(NetworkManager manager, SecurityAdminConfiguration configuration, AdminRuleCollection collection, ResourceId? openGroup) : IEquatable<AppliedCollection>
{
    internal NetworkManager Manager => manager;

    internal SecurityAdminConfiguration Configuration => configuration;

    internal AdminRuleCollection Collection => collection;

    /// <summary>Gets the network group that the VNet may or may not be a member of; null where the collection holds for certain.</summary>
    internal ResourceId? OpenGroup => openGroup;

    /// <inheritdoc/>
    public bool Equals(AppliedCollection? other) => other is not null && ReferenceEquals(collection, other.Collection) && ReferenceEquals(configuration, other.Configuration) && openGroup == other.OpenGroup;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AppliedCollection);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(collection);
}
