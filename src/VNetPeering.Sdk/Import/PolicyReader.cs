using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Policy definitions, of which one thing matters: whether they put VNets into a network group (effect <c>addToNetworkGroup</c>).</summary>
internal static class PolicyReader
{
    internal const string Type = "Microsoft.Authorization/policyDefinitions";

    /// <summary>Reads a definition, and notes the group; <see langword="false"/> for one that has nothing to do with groups.</summary>
    internal static bool Read(GroupMembership membership, ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement body = Child(document.RootElement, "properties") is { ValueKind: JsonValueKind.Object } nested ? nested : document.RootElement;
        JsonElement? group = Child(Child(Child(Child(body, "policyRule"), "then"), "details"), "networkGroupId");
        if (group is not { ValueKind: JsonValueKind.String } text)
        {
            return false;
        }

        // An expression, a parameter of the assignment mostly, names a group that nobody here can know.
        membership.AddPolicy(ResourceId.TryParse(text.GetString(), out ResourceId? id) ? id : null);
        return true;
    }

    private static JsonElement? Child(JsonElement? parent, string name)
    {
        if (parent is { ValueKind: JsonValueKind.Object } found)
        {
            foreach (JsonProperty property in found.EnumerateObject())
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }
        }

        return null;
    }
}
