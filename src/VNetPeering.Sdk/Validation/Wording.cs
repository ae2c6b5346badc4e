using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Validation;

/// <summary>Turns of phrase that several rules share.</summary>
internal static class Wording
{
    // A message is read by people: beyond this many items it names the number of the rest.
    private const int ListedItems = 6;

    /// <summary>Returns, for example, <c>a, b and c</c>.</summary>
    public static string List<T>(IReadOnlyCollection<T> items)
    {
        string[] words = items.Count > ListedItems
            ? [.. items.Take(ListedItems - 1).Select(item => $"{item}"), $"{items.Count - ListedItems + 1} more"]
            : [.. items.Select(item => $"{item}")];
        return words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    /// <summary>Returns a text as the start of a sentence, for example <c>Network interface "web"</c>.</summary>
    public static string Start(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>Returns, for example, <c>10.1.0.0/24 of "app" overlaps 10.1.0.0/25 of "db"</c>.</summary>
    public static string Overlap(IReadOnlyCollection<AddressPrefix> prefixes, string of, IReadOnlyCollection<AddressPrefix> others, string ofOther) =>
        $"{List(prefixes)} of {of} {(prefixes.Count == 1 ? "overlaps" : "overlap")} {List(others)} of {ofOther}";

    /// <summary>Returns what collides with each earlier neighbour, for example <c>10.1.0.0/25 of "db" overlaps 10.1.0.0/24 of "app"</c>.</summary>
    public static string Overlaps(ValidationContext context, NeighbourOverlap overlap)
    {
        string later = context.Name(overlap.Later.Id);
        return List([.. overlap.Collisions.Select(collision => Overlap(collision.LaterPrefixes, later, collision.EarlierPrefixes, context.Name(collision.Earlier.Id)))]);
    }
}
