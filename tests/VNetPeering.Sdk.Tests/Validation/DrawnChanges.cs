using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>What a drawing has no words for.</summary>
internal static class DrawnChanges
{
    /// <summary>Changes the topology that was drawn.</summary>
    public static DrawnDesign With(this DrawnDesign design, Func<Topology, Topology> change) => design with { Topology = change(design.Topology) };

    /// <summary>Adds a value that the importer could not read.</summary>
    public static DrawnDesign WithUnread(this DrawnDesign design, ResourceId id, string property) => design.With(topology => topology with
    {
        UnreadValues = topology.UnreadValues.Add(new UnreadValue { ResourceId = id, Property = property, Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved }),
    });
}
