using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using VNetPeering.Sdk.Model;

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

    // What silence about a link never means where there is a link back.
    private static readonly HashSet<string> NeverAssumed = new(StringComparer.OrdinalIgnoreCase) { "\"Disconnected\"", "\"LocalNotInSync\"", "\"LocalAndRemoteNotInSync\"" };

    // How a source writes a resource, not what it is.
    private static readonly HashSet<string> Writing = new(StringComparer.Ordinal) { "id", "writtenSwitches", "description", "isAddressDynamic" };

    /// <param name="before">The earlier design, as far as it is compared.</param>
    /// <param name="after">The later design, as far as it is compared.</param>
    /// <param name="wholeBefore">The whole earlier design.</param>
    /// <param name="wholeAfter">The whole later design.</param>
    /// <param name="isInOneForm">Whether a property that only one of both states differs, whatever it is.</param>
    internal static IReadOnlyList<ConfigurationChange> Of(DesignTree before, DesignTree after, Topology wholeBefore, Topology wholeAfter, bool isInOneForm)
    {
        var changes = new List<ConfigurationChange>();
        foreach (DesignNode node in after.Nodes.Values)
        {
            if (!before.Nodes.TryGetValue(node.Key, out DesignNode? earlier))
            {
                Add(changes, before, node, ChangeKind.Added);
            }
            else if (Properties(earlier.Node, node.Node, name => !isInOneForm && Reported.Contains(name) && IsUnstated(name, earlier.Node, node.Node, wholeBefore, wholeAfter)) is { Count: > 0 } properties)
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

    /// <summary>Says whether the link that leads back to where a link comes from is there.</summary>
    internal static bool HasLinkBack(JsonObject link, Topology topology)
    {
        ResourceId? home = ResourceId.Parse(link["id"]!.GetValue<string>()).Parent;
        VNet? remote = topology.VNets.FirstOrDefault(vnet => vnet.Id == ResourceId.Parse(link["remoteVNetId"]!.GetValue<string>()));
        return remote?.Peerings.Any(back => back.RemoteVNetId == home) is true;
    }

    /// <summary>Says whether one of both says nothing, which may mean what the other one says.</summary>
    private static bool IsUnstated(string name, JsonObject before, JsonObject after, Topology wholeBefore, Topology wholeAfter) =>
        (before[name] is null && !(Excludes(after[name], before) && HasLinkBack(before, wholeBefore))) || (after[name] is null && !(Excludes(before[name], after) && HasLinkBack(after, wholeAfter)));

    /// <summary>Says whether what is stated of a link is more than one that is silent may mean. A link that states which space it has stored is not silent about being in sync.</summary>
    private static bool Excludes(JsonNode? stated, JsonObject silent) => stated is JsonValue && NeverAssumed.Contains(stated.ToJsonString(Readable)) && silent["remoteAddressSpace"] is null;

    private static List<PropertyChange> Properties(JsonObject before, JsonObject after, Func<string, bool> isUnstated)
    {
        var changes = new List<PropertyChange>();
        foreach (string name in before.Select(property => property.Key).Union(after.Select(property => property.Key)).Where(name => !Writing.Contains(name)))
        {
            if (DesignTree.HoldsResources(before[name]) || DesignTree.HoldsResources(after[name]))
            {
                continue;
            }

            (string? earlier, string? later) = (Text(before[name]), Text(after[name]));
            if (!string.Equals(earlier, later, StringComparison.OrdinalIgnoreCase) && !isUnstated(name))
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
