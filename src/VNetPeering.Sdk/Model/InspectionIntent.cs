using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>
/// A design's wish that every flow among some networks passes one appliance or firewall. It is kept beside the routes that it wrote, so that it can be listed
/// and proved.
/// </summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record InspectionIntent
{
    /// <summary>Gets the id of what the flows pass: an Azure Firewall, or the network interface of an appliance.</summary>
    public required ResourceId ViaId { get; init; }

    /// <summary>Gets the ids of the VNets and subnets among which flows are inspected.</summary>
    public ValueList<ResourceId> NetworkIds { get; init; } = [];

    /// <summary>Gets the names of the sites among them.</summary>
    public ValueList<ResourceName> Sites { get; init; } = [];

    /// <summary>Gets the reason that the design states; null when it states none.</summary>
    public string? Because { get; init; }

    /// <summary>Gets the ids of the routes that the intent wrote.</summary>
    public ValueList<ResourceId> WrittenRouteIds { get; init; } = [];
}
