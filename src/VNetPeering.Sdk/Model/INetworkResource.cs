namespace VNetPeering.Sdk.Model;

/// <summary>
/// A resource of Azure that one request writes as a whole: every kind of resource of a <see cref="Topology"/> but VNets and what lies in them, which have requests of
/// their own. Parts of a network manager that have an id are resources too.
/// </summary>
public interface INetworkResource
{
    /// <summary>Gets the full id.</summary>
    ResourceId Id { get; }
}
