using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>
/// Turns the texts of one source into values. What cannot be taken is noted with its offset and left out; offsets become locations at the end.
/// </summary>
internal sealed class SourceScope(SourceText source, EstateDraft estate)
{
    /// <summary>What stands for a reference that is the body of the resource, without its id.</summary>
    internal const string Inline = "(inline)";

    private readonly List<(UnreadValue Value, int Offset)> _unread = [];
    private readonly List<(ResourceId Id, int Offset)> _located = [];
    private readonly List<(ResourceId From, string Property, ResourceId Target, int Offset)> _references = [];

    internal EstateDraft Estate { get; } = estate;

    internal string File => source.Name;

    /// <summary>Notes where a resource stands.</summary>
    internal void Locate(ResourceId id, int offset) => _located.Add((id, offset));

    /// <summary>Notes that one resource names another.</summary>
    internal void Refer(ResourceId from, string property, ResourceId target, int offset) => _references.Add((from, property, target, offset));

    /// <summary>Notes a value that the model cannot hold.</summary>
    internal void Unread(ResourceId owner, string property, WireText text, UnreadValueKind kind, AddressPrefix? meant = null) =>
        _unread.Add((new UnreadValue { ResourceId = owner, Property = property, Text = text.Value ?? string.Empty, Kind = text.IsExpression ? UnreadValueKind.Unresolved : kind, Meant = meant }, text.Offset));

    /// <summary>Reads the items of a list, and notes an expression that stands in place of the list or of one item.</summary>
    internal IReadOnlyList<T> Items<T>(ResourceId owner, string property, WireList<T>? list)
    {
        if (list is null)
        {
            return [];
        }

        if (list.Instead.IsStated)
        {
            Unread(owner, property, list.Instead, UnreadValueKind.UnknownWord);
        }

        foreach (WireText stray in list.Strays)
        {
            Unread(owner, property, stray, UnreadValueKind.UnknownWord);
        }

        return list.Items;
    }

    /// <summary>Returns a nested object, and notes an expression that stands in its place.</summary>
    internal T? Object<T>(ResourceId owner, string property, T? node)
        where T : WireNode
    {
        if (node is not { Instead.IsStated: true })
        {
            return node;
        }

        Unread(owner, property, node.Instead, UnreadValueKind.UnknownWord);
        return null;
    }

    /// <summary>Returns the object that holds the properties: <c>properties</c> in ARM's form, the resource itself in the flat form.</summary>
    internal T Body<T>(ResourceId owner, T resource, T? properties)
        where T : WireNode => Object(owner, "properties", properties) ?? resource;

    /// <summary>Returns a text; null for an absent one, an empty one and an expression, which is noted.</summary>
    internal string? Text(ResourceId owner, string property, WireText text)
    {
        if (string.IsNullOrEmpty(text.Value))
        {
            return null;
        }

        if (!text.IsExpression)
        {
            return text.Value;
        }

        Unread(owner, property, text, UnreadValueKind.Unresolved);
        return null;
    }

    /// <summary>Returns texts as written, expressions included.</summary>
    internal ValueList<string> RawTexts(ResourceId owner, string property, WireList<WireText>? list) =>
        [.. Items(owner, property, list).Where(text => text.IsStated).Select(text => text.Value!)];

    internal Region Region(ResourceId owner, WireText location) => Text(owner, "location", location) is { } text ? new Region(text) : default;

    internal bool? Boolean(ResourceId owner, string property, WireText text) => Word<bool>(owner, property, text, bool.TryParse);

    internal long? Number(ResourceId owner, string property, WireText text) =>
        Word(owner, property, text, (string word, out long value) => long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a member of an enum by its name, ignoring case.</summary>
    internal T? Member<T>(ResourceId owner, string property, WireText text)
        where T : struct, Enum =>
        Word(owner, property, text, (string word, out T value) => Enum.TryParse(word, ignoreCase: true, out value) && Enum.IsDefined(value) && char.IsLetter(word[0]));

    /// <summary>Reads a word with a parser of its own.</summary>
    internal T? Word<T>(ResourceId owner, string property, WireText text, WordParser<T> parse)
        where T : struct
    {
        if (Text(owner, property, text) is not { } word)
        {
            return null;
        }

        if (parse(word, out T value))
        {
            return value;
        }

        Unread(owner, property, text, UnreadValueKind.UnknownWord);
        return null;
    }

    /// <summary>Reads every word of a list; null when one of them cannot be read, which is noted.</summary>
    internal List<T>? Words<T>(ResourceId owner, string property, WireList<WireText>? list, WordParser<T> parse)
        where T : struct
    {
        var read = new List<T>();
        IReadOnlyList<WireText> items = Items(owner, property, list);
        for (int i = 0; i < items.Count; i++)
        {
            if (Word(owner, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), items[i], parse) is { } value)
            {
                read.Add(value);
            }
        }

        return read.Count < items.Count || list is { Instead.IsStated: true } or { Strays.Count: > 0 } ? null : read;
    }

    internal AddressPrefix? Prefix(ResourceId owner, string property, WireText text)
    {
        if (!text.IsStated)
        {
            return null;
        }

        if (AddressPrefix.TryParse(text.Value, out AddressPrefix prefix, out PrefixTextProblem? problem))
        {
            return prefix;
        }

        UnreadValueKind kind = problem.Kind == PrefixTextProblemKind.HostBitsSet ? UnreadValueKind.HostBitsSet : UnreadValueKind.MalformedPrefix;
        Unread(owner, property, text, kind, problem.Meant);
        return null;
    }

    internal ValueList<AddressPrefix> Prefixes(ResourceId owner, string property, WireList<WireText>? list)
    {
        IReadOnlyList<WireText> items = Items(owner, property, list);
        var prefixes = new List<AddressPrefix>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (Prefix(owner, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), items[i]) is { } prefix)
            {
                prefixes.Add(prefix);
            }
        }

        return [.. prefixes];
    }

    /// <summary>Reads the prefixes of an address space; null when the source has none.</summary>
    internal ValueList<AddressPrefix>? AddressSpace(ResourceId owner, string property, WireAddressSpace? space) =>
        Object(owner, property, space)?.AddressPrefixes is { } list ? Prefixes(owner, $"{property}.addressPrefixes", list) : null;

    internal HostAddress? Address(ResourceId owner, string property, WireText text)
    {
        if (Text(owner, property, text) is not { } value)
        {
            return null;
        }

        if (HostAddress.TryParse(value, out HostAddress address))
        {
            return address;
        }

        Unread(owner, property, text, UnreadValueKind.MalformedAddress);
        return null;
    }

    internal ValueList<HostAddress> Addresses(ResourceId owner, string property, WireList<WireText>? list)
    {
        IReadOnlyList<WireText> items = Items(owner, property, list);
        var addresses = new List<HostAddress>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (Address(owner, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), items[i]) is { } address)
            {
                addresses.Add(address);
            }
        }

        return [.. addresses];
    }

    /// <summary>
    /// Reads the id of a reference; null when there is none or it cannot be read, which is noted. An empty object names nothing; a body without id,
    /// as samples write it, is noted as inline.
    /// </summary>
    internal ResourceId? Reference(ResourceId owner, string property, WireReference? reference)
    {
        if (reference is null)
        {
            return null;
        }

        if (reference.Id.IsStated)
        {
            return Id(owner, $"{property}.id", reference.Id);
        }

        if (reference.HasContent)
        {
            Unread(owner, property, new WireText(Inline, reference.Offset), UnreadValueKind.MalformedReference);
        }

        return null;
    }

    internal ValueList<ResourceId> References(ResourceId owner, string property, WireList<WireReference>? list)
    {
        IReadOnlyList<WireReference> items = Items(owner, property, list);
        var ids = new List<ResourceId>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            if (Reference(owner, string.Create(CultureInfo.InvariantCulture, $"{property}[{i}]"), items[i]) is { } id)
            {
                ids.Add(id);
            }
        }

        return [.. ids];
    }

    /// <summary>Reads an id that another resource is named by.</summary>
    internal ResourceId? Id(ResourceId owner, string property, WireText text)
    {
        if (Text(owner, property, text) is null)
        {
            return null;
        }

        if (!ResourceId.TryParse(text.Value, out ResourceId? id))
        {
            Unread(owner, property, text, UnreadValueKind.MalformedReference);
            return null;
        }

        Refer(owner, property, id, text.Offset);
        return id;
    }

    /// <summary>Returns the id of a child: as written, else made from the parent and the child's name; null when neither is there.</summary>
    internal static ResourceId? ChildId(ResourceId parent, string type, WireResource child)
    {
        if (ResourceId.TryParse(child.Id.Value, out ResourceId? id))
        {
            return id;
        }

        return child.Name is { IsExpression: false, Value: { Length: > 0 } name } && !name.Contains('/', StringComparison.Ordinal) ? parent.Child(type, name) : null;
    }

    /// <summary>Returns the children, and notes those without a name that can be read.</summary>
    internal IEnumerable<(ResourceId Id, T Child)> Children<T>(ResourceId parent, string type, WireList<T>? list)
        where T : WireResource
    {
        IReadOnlyList<T> items = Items(parent, type, list);
        for (int i = 0; i < items.Count; i++)
        {
            if (ChildId(parent, type, items[i]) is { } id)
            {
                yield return (id, items[i]);
                continue;
            }

            bool isNameless = !items[i].Name.IsStated && !items[i].Id.IsStated;
            if (!isNameless || type != "ipConfigurations")
            {
                WireText text = items[i].Name.IsStated ? items[i].Name : new WireText(items[i].Id.Value ?? string.Empty, items[i].Offset);
                Unread(parent, string.Create(CultureInfo.InvariantCulture, $"{type}[{i}].name"), text, UnreadValueKind.MalformedReference);
            }

            // Nothing refers to these by name: a number tells them apart, and what they do is not lost.
            if (isNameless && type is ("ipConfigurations" or "routes" or "securityRules"))
            {
                yield return (parent.Child(type, string.Create(CultureInfo.InvariantCulture, $"{i + 1}")), items[i]);
            }
        }
    }

    /// <summary>Turns all offsets into locations and hands what was noted to the estate.</summary>
    internal void Close()
    {
        Dictionary<int, SourceLocation> locations = JsonLocator.Locate(
            source,
            _unread.Select(item => item.Offset).Concat(_located.Select(item => item.Offset)).Concat(_references.Select(item => item.Offset)));

        foreach ((ResourceId id, int offset) in _located)
        {
            Estate.Locate(id, locations[offset]);
        }

        Estate.UnreadValues.AddRange(_unread.Select(item => item.Value with { Location = locations.GetValueOrDefault(item.Offset) }));
        Estate.References.AddRange(_references.Select(item => new PendingReference(item.From, item.Property, item.Target, locations.GetValueOrDefault(item.Offset))));
    }
}
