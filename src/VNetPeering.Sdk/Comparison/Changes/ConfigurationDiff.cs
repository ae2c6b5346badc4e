using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Compares the resources of two topologies. The order of lists, letter case, and what only one way of writing a network states make no difference.</summary>
internal static class ConfigurationDiff
{
    // Values are read by people: only what JSON itself asks for is escaped, so that placeholders such as <SUBSCRIPTION_ID> stay readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = JsonTypeInfoResolver.Combine() };

    // What Azure reports and a design does not state: it differs only where both state it.
    private static readonly HashSet<string> Reported = new(StringComparer.Ordinal)
    {
        "state", "syncLevel", "provisioningState", "remoteAddressSpace", "remoteVirtualNetworkAddressSpace", "localAddressSpace", "localVirtualNetworkAddressSpace",
        "ipConfigurationIds", "defaultOutboundAccess", "region", "sku", "address", "privateIPAddress", "bgpPeeringAddresses",
    };

    // How a source writes a resource, not what it is.
    private static readonly HashSet<string> Writing = new(StringComparer.Ordinal) { "id", "writtenSwitches", "description", "isAddressDynamic" };

    /// <param name="before">The earlier design.</param>
    /// <param name="after">The later design.</param>
    /// <param name="isInOneForm">Whether a property that only one of both states differs, whatever it is.</param>
    internal static IReadOnlyList<ConfigurationChange> Of(DesignTree before, DesignTree after, bool isInOneForm = false)
    {
        var changes = new List<ConfigurationChange>();
        foreach (DesignNode node in after.Nodes.Values)
        {
            if (!before.Nodes.TryGetValue(node.Key, out DesignNode? earlier))
            {
                Add(changes, before, node, ChangeKind.Added);
            }
            else if (Properties(earlier.Node, node.Node, isInOneForm) is { Count: > 0 } properties)
            {
                changes.Add(new ConfigurationChange { Kind = ChangeKind.Modified, Resource = node.Key, Properties = [.. properties] });
            }
        }

        foreach (DesignNode node in before.Nodes.Values.Where(node => !after.Nodes.ContainsKey(node.Key)))
        {
            Add(changes, after, node, ChangeKind.Removed);
        }

        return [.. changes.OrderBy(change => change.Resource, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A resource that lies in an added or removed one is part of it.</summary>
    private static void Add(List<ConfigurationChange> changes, DesignTree other, DesignNode node, ChangeKind kind)
    {
        if (node.ParentKey is null || other.Nodes.ContainsKey(node.ParentKey))
        {
            changes.Add(new ConfigurationChange { Kind = kind, Resource = node.Key });
        }
    }

    private static List<PropertyChange> Properties(JsonObject before, JsonObject after, bool isInOneForm)
    {
        var changes = new List<PropertyChange>();
        foreach (string name in before.Select(property => property.Key).Union(after.Select(property => property.Key)).Where(name => !Writing.Contains(name)))
        {
            if (DesignTree.HoldsResources(before[name]) || DesignTree.HoldsResources(after[name]))
            {
                continue;
            }

            (string? earlier, string? later) = (Text(before[name]), Text(after[name]));
            bool isUnstated = !isInOneForm && Reported.Contains(name) && (earlier is null || later is null);
            if (!isUnstated && !string.Equals(earlier, later, StringComparison.OrdinalIgnoreCase))
            {
                changes.Add(new PropertyChange { Name = name, Before = earlier, After = later });
            }
        }

        return changes;
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonArray items => $"[{string.Join(", ", items.Select(Text).Order(StringComparer.OrdinalIgnoreCase))}]",
        _ => value.ToJsonString(Readable),
    };
}
