using System.Text.Json.Nodes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>
/// A topology as the resources of its JSON, by id: the one form in which every property of every resource can be compared, taken back and made. What is no configuration
/// (wishes, places in files, what an import could not read) is left out. Not thread-safe.
/// </summary>
internal sealed class DesignTree
{
    private static readonly string[] NoConfiguration = ["name", "accessIntents", "inspectionIntents", "unreadValues", "sources"];

    private readonly JsonObject _file;
    private readonly Dictionary<string, DesignNode> _nodes = new(StringComparer.OrdinalIgnoreCase);

    private DesignTree(JsonObject file)
    {
        _file = file;
        foreach ((string list, JsonNode? value) in Root)
        {
            if (value is JsonArray items && !NoConfiguration.Contains(list))
            {
                Collect(list, items, null);
            }
        }
    }

    /// <summary>Gets the resources by id, ignoring case.</summary>
    internal IReadOnlyDictionary<string, DesignNode> Nodes => _nodes;

    private JsonObject Root => _file["topology"]!.AsObject();

    internal static DesignTree Of(Topology topology) => new(JsonNode.Parse(TopologyJson.Save(topology))!.AsObject());

    /// <summary>Says whether a property holds resources of their own.</summary>
    internal static bool HoldsResources(JsonNode? value) => value is JsonArray { Count: > 0 } items && items[0] is JsonObject first && (first.ContainsKey("id") || first.ContainsKey("name"));

    /// <summary>Returns the topology with one resource as another tree has it: its own properties, or the whole of it where one of both does not have it.</summary>
    internal Topology With(ConfigurationChange change, DesignTree other)
    {
        var copy = new DesignTree(_file.DeepClone().AsObject());
        bool isHere = copy._nodes.TryGetValue(change.Resource, out DesignNode? here);
        bool isThere = other._nodes.TryGetValue(change.Resource, out DesignNode? there);
        if (isHere && isThere)
        {
            Replace(here!.Node, there!.Node);
        }
        else if (isHere)
        {
            here!.Node.Parent!.AsArray().Remove(here.Node);
        }
        else if (isThere && (there!.ParentKey is null || copy._nodes.ContainsKey(there.ParentKey)))
        {
            JsonObject holder = there.ParentKey is null ? copy.Root : copy._nodes[there.ParentKey].Node;
            if (holder[there.List] is not JsonArray list)
            {
                list = [];
                holder[there.List] = list;
            }

            list.Add(there.Node.DeepClone());
        }

        return copy.ToTopology();
    }

    /// <summary>Returns the topology that the resources make up as they are now.</summary>
    internal Topology ToTopology() => TopologyJson.Load(_file.ToJsonString());

    private static void Replace(JsonObject here, JsonObject there)
    {
        foreach (string name in here.Where(property => !HoldsResources(property.Value)).Select(property => property.Key).ToArray())
        {
            here.Remove(name);
        }

        foreach ((string name, JsonNode? value) in there.Where(property => !HoldsResources(property.Value) && !here.ContainsKey(property.Key)))
        {
            here[name] = value?.DeepClone();
        }
    }

    private void Collect(string list, JsonArray items, string? parent)
    {
        foreach (JsonNode? item in items)
        {
            if (item is not JsonObject node)
            {
                return;
            }

            string? key = node["id"]?.GetValue<string>() ?? (node["name"] is { } name ? $"{(parent is null ? string.Empty : parent + "/")}{list}/{name.GetValue<string>()}" : null);
            if (key is null || !_nodes.TryAdd(key, new DesignNode(key, parent, list, node)))
            {
                // Of two resources with one id the first counts, as everywhere.
                continue;
            }

            foreach ((string inner, JsonNode? value) in node)
            {
                if (value is JsonArray children && HoldsResources(value))
                {
                    Collect(inner, children, key);
                }
            }
        }
    }
}
