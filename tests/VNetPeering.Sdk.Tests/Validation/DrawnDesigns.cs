using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>What a drawing cannot say.</summary>
internal static class DrawnDesigns
{
    /// <summary>Adds a value that is known at run time only.</summary>
    public static DrawnDesign WithUnread(this DrawnDesign design, ResourceId id, string property) => design.With(topology => topology with
    {
        UnreadValues = topology.UnreadValues.Add(new UnreadValue { ResourceId = id, Property = property, Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved }),
    });

    public static DrawnDesign With(this DrawnDesign design, Func<Topology, Topology> change) => design with { Topology = change(design.Topology) };
}
