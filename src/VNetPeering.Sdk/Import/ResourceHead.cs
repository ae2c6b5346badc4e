using System.Text.Json;

namespace VNetPeering.Sdk.Import;

/// <summary>What tells which resource an object is, read ahead without its properties.</summary>
internal readonly record struct ResourceHead(string? Id, string? Type, bool IsInventoryRow, bool IsGroupMember, bool IsMemberByPolicy)
{
    /// <summary>Gets whether the object says what it is.</summary>
    internal bool IsResource => Type is not null || Id?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Reads ahead from a start of object; the caller's reader stays where it is.</summary>
    internal static ResourceHead Read(Utf8JsonReader reader)
    {
        string? id = null;
        string? type = null;
        bool nullProperties = false;
        bool inventory = false;
        bool member = false;
        bool byPolicy = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name.ToUpperInvariant())
            {
                case "ID" when reader.TokenType == JsonTokenType.String:
                    id = reader.GetString();
                    break;
                case "TYPE" when reader.TokenType == JsonTokenType.String:
                    string text = reader.GetString()!;
                    type = text.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) && text.Contains('/', StringComparison.Ordinal) ? text : null;
                    break;
                case "PROPERTIES":
                    nullProperties = reader.TokenType == JsonTokenType.Null;
                    break;
                case "MEMBERSHIPTYPE":
                    member = true;
                    byPolicy = reader.TokenType != JsonTokenType.String || !string.Equals(reader.GetString(), "Static", StringComparison.OrdinalIgnoreCase);
                    break;
                case "MANAGEDBY" or "CHANGEDTIME" or "CREATEDTIME":
                    inventory = true;
                    break;
                default:
                    break;
            }

            reader.Skip();
        }

        return new ResourceHead(id, type, nullProperties && inventory, member, byPolicy);
    }
}
