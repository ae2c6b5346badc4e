using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>
/// Puts texts that the model could not hold back where they stood, and lists those that are known at run time only, each with its place in the answer.
/// A VNet that is known by its id only is listed where it is first named.
/// </summary>
internal sealed class UnresolvedFacts
{
    private readonly Topology _topology;
    private readonly Dictionary<ResourceId, List<UnreadValue>> _unread = [];
    private readonly HashSet<UnreadValue> _told = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceId> _known;
    private readonly List<UnresolvedFact> _facts = [];

    public UnresolvedFacts(Topology topology)
    {
        _topology = topology;
        _known = [.. topology.VNets.Where(vnet => !vnet.IsPlaceholder).Select(vnet => vnet.Id)];
        foreach (UnreadValue value in topology.UnreadValues)
        {
            if (!_unread.TryGetValue(value.ResourceId, out List<UnreadValue>? values))
            {
                _unread[value.ResourceId] = values = [];
            }

            values.Add(value);
        }
    }

    public IReadOnlyList<UnresolvedFact> Facts => _facts;

    /// <summary>Returns the text of a property, of the resource or of a part of it, that the model could not hold; null when there is none.</summary>
    public string? Text(string path, ResourceId id, string property) => Find(path, id, property) is { Length: > 0 } text ? text : null;

    /// <summary>Returns the text of a reference that the model could not hold; <c>(inline)</c> where the resource is written in place of its id.</summary>
    public string? Reference(string path, ResourceId id, string property) => Find(path, id, property) switch
    {
        null => null,
        "" => "(inline)",
        string text => text,
    };

    /// <summary>Returns a list with the texts that the model could not hold back at their places.</summary>
    public IReadOnlyList<string> List(string path, ResourceId id, IReadOnlyList<string> held, params ReadOnlySpan<string> properties)
    {
        List<string> texts = [.. held];
        foreach (UnreadValue value in _unread.GetValueOrDefault(id) ?? [])
        {
            if (Index(value.Property, properties) is int index)
            {
                int at = Math.Min(index, texts.Count);
                texts.Insert(at, value.Text);
                Tell($"{path}[{at}]", value);
            }
        }

        return texts;
    }

    /// <summary>Returns texts as they are; lists those that are expressions.</summary>
    public IReadOnlyList<string> Told(string path, ResourceId id, IReadOnlyList<string> texts)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            Told($"{path}[{i}]", id, texts[i]);
        }

        return texts;
    }

    /// <summary>Returns a text as it is; lists it when it is an expression.</summary>
    public string? Told(string path, ResourceId id, string? text)
    {
        if (text is null || !IsExpression(text))
        {
            return text;
        }

        UnreadValue? value = (_unread.GetValueOrDefault(id) ?? []).Find(value => value.Text == text && !_told.Contains(value));
        if (value is not null)
        {
            Tell(path, value);
        }
        else
        {
            Add(path, text, id, _topology.Sources.Find(id));
        }

        return text;
    }

    /// <summary>Lists a VNet or hub of which nothing but the id is known, once.</summary>
    public void AddNamed(string path, ResourceId? id)
    {
        if (id is not null && _known.Add(id))
        {
            Add(path, id.ToString(), id, _topology.Sources.Find(id));
        }
    }

    /// <summary>Lists what no fact shows.</summary>
    public void AddRest()
    {
        foreach (VNet vnet in _topology.VNets)
        {
            if (_known.Add(vnet.Id))
            {
                Add(null, vnet.Id.ToString(), vnet.Id, _topology.Sources.Find(vnet.Id));
            }
        }

        foreach (UnreadValue value in _topology.UnreadValues)
        {
            if (!_told.Contains(value))
            {
                Tell(null, value);
            }
        }
    }

    private string? Find(string path, ResourceId id, string property)
    {
        string reference = $"{property}.id";
        UnreadValue? value = _topology.UnreadValues.FirstOrDefault(value => (value.Property == property || value.Property == reference) && !_told.Contains(value) && Lies(value.ResourceId, id));
        if (value is null)
        {
            return null;
        }

        Tell(path, value);
        return value.Text;
    }

    private static bool IsExpression(string text) => text.StartsWith('[') && text.EndsWith(']') && !text.StartsWith("[[", StringComparison.Ordinal);

    private static bool Lies(ResourceId? child, ResourceId parent)
    {
        while (child is not null && child != parent)
        {
            child = child.Parent;
        }

        return child is not null;
    }

    /// <summary>Returns the index at the end of a property that is one of <paramref name="names"/>; 0 without an index; null for another property.</summary>
    private static int? Index(string property, ReadOnlySpan<string> names)
    {
        int index = 0;
        string name = property;
        if (property.EndsWith(']') && property.LastIndexOf('[') is int open and > 0 && int.TryParse(property.AsSpan(open + 1, property.Length - open - 2), out index))
        {
            name = property[..open];
        }

        return names.Contains(name) ? index : null;
    }

    private void Tell(string? path, UnreadValue value)
    {
        // A malformed value is a finding, not something that deployment will resolve.
        if (_told.Add(value) && value.Kind == UnreadValueKind.Unresolved)
        {
            Add(path, value.Text, value.ResourceId, value.Location ?? _topology.Sources.Find(value.ResourceId));
        }
    }

    private void Add(string? path, string expression, ResourceId? resource, SourceLocation? location) => _facts.Add(new UnresolvedFact
    {
        Path = path,
        Expression = expression,
        Resource = resource?.ToString(),
        File = location?.File,
        JsonPath = location?.JsonPath,
    });
}
