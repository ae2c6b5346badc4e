using System.Text;
using System.Text.Json;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>
/// Writes parts of a design as one of its VNets sees them: its own addresses and ids relative to it, everything else by name. Where two VNets have the same text, to
/// exchange them changes nothing. Not thread-safe.
/// </summary>
internal sealed class AlikeText(DesignReading reading, ItemOwners owners)
{
    // They are what they say; which one of two equal ones it is makes no difference.
    private static readonly HashSet<string> ByContent = ["routeTables", "networkSecurityGroups", "natGateways", "publicIPAddresses"];

    // What Azure reports of who is in a subnet, and at which public address.
    private static readonly HashSet<string> NoBearing = ["ipConfigurationIds", "address"];

    private readonly Dictionary<int, int> _numbers = [];

    internal static bool IsByContent(DesignItem item) => ByContent.Contains(item.List);

    /// <summary>Gives a resource of a VNet a number, which stands for it where others name it.</summary>
    internal void Number(int item, int number) => _numbers[item] = number;

    /// <summary>Writes a value as a VNet sees it.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="value">The value.</param>
    /// <param name="self">The VNet.</param>
    /// <param name="isAnonymous">Whether id and name of an object are left out.</param>
    internal void Write(StringBuilder text, DesignValue value, int self, bool isAnonymous)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (DesignValue property in value.Items)
                {
                    if (!(isAnonymous && property.Name is "id" or "name") && !NoBearing.Contains(property.Name))
                    {
                        text.Append(property.Name).Append(':');
                        Write(text, property, self, isAnonymous: false);
                        text.Append(';');
                    }
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                bool areAnonymous = AreNamesUnique(value);
                text.Append('[');
                foreach (DesignValue item in value.Items)
                {
                    Write(text, item, self, areAnonymous);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(text, value, self);
                break;
            default:
                text.Append(value.Text);
                break;
        }
    }

    /// <summary>Says whether the names of objects in a list do nothing but tell them apart: links, routes and rules of groups, to which nothing refers by name.</summary>
    internal static bool AreNamesUnique(DesignValue list) => list.Items.Length switch
    {
        0 => false,
        1 => IsLinkRouteOrRule(list.Items[0]),
        _ => IsLinkRouteOrRule(list.Items[0]) && AreUnique(list.Items),
    };

    private static bool AreUnique(DesignValue[] items)
    {
        var names = new HashSet<string>(items.Length, StringComparer.OrdinalIgnoreCase);
        return Array.TrueForAll(items, item => IsLinkRouteOrRule(item) && (item.Find("id") ?? item.Find("name")) is { } name && names.Add(name.Text));
    }

    private static bool IsLinkRouteOrRule(DesignValue item) =>
        item.Find("remoteVNetId") is not null || item.Find("nextHopType") is not null || (item.Find("priority") is not null && item.Find("access") is not null) || item.Find("resourceId") is not null;

    private void WriteText(StringBuilder text, DesignValue value, int self)
    {
        Reference reference = value.Names;
        if (reference.VNet == self)
        {
            text.Append(reference.Kind == ReferenceKind.Address ? '@' : '$').Append(reference.Tail);
        }
        else if (reference.Kind == ReferenceKind.Item && owners.OwnerOf(reference.Index) == self)
        {
            DesignItem item = reading.Items[reference.Index];
            if (IsByContent(item))
            {
                Write(text, item.Value, self, isAnonymous: true);
            }
            else
            {
                text.Append('#').Append(_numbers.GetValueOrDefault(reference.Index, -1));
            }

            text.Append(reference.Tail);
        }
        else
        {
            text.Append('"').Append(reference.Text ?? value.Text.ToUpperInvariant()).Append('"');
        }
    }
}
