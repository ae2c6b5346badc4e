using System.Text.Json;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Import;

/// <summary>The shape of a source, told by its content alone.</summary>
internal sealed class SourceShape
{
    private const string Unknown =
        "It holds no shape that is known: neither a list nor an object of Azure resources with ids, as az, REST, Resource Graph and bicep snapshot print them.";

    private const string Inventory =
        "It is the output of az resource list, which leaves out all properties. Export each type with its own command, for example az network vnet list.";

    private static readonly string[] PageMarks = ["nextLink", "skip_token", "skipToken", "$skipToken"];

    private readonly SourceText _source;
    private readonly Dictionary<string, (JsonTokenType Token, int Offset)> _root = new(StringComparer.Ordinal);

    private SourceShape(SourceText source) => _source = source;

    /// <summary>Gets the envelope; meaningless when <see cref="Refusal"/> is set.</summary>
    internal ImportEnvelope Envelope { get; private set; }

    /// <summary>Gets the property of the root that holds the resources; null when the root itself does.</summary>
    internal string? ListProperty { get; private set; }

    /// <summary>Gets why the source is not read, with the way out; null when it is read.</summary>
    internal string? Refusal { get; private set; }

    internal static SourceShape Recognise(SourceText source)
    {
        var shape = new SourceShape(source);
        Utf8JsonReader reader = source.Reader();
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            shape.Envelope = ImportEnvelope.ResourceArray;
            shape.Refusal = RefuseItems(reader);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            Utf8JsonReader start = reader;
            shape.ReadRoot(ref reader);
            shape.RecogniseObject(start);
        }
        else
        {
            shape.Refusal = Unknown;
        }

        return shape;
    }

    /// <summary>Returns what the envelope itself says about its completeness.</summary>
    internal IEnumerable<Diagnostic> Findings()
    {
        foreach (string property in PageMarks)
        {
            if (_root.TryGetValue(property, out (JsonTokenType Token, int Offset) page) && page.Token == JsonTokenType.String && !IsEmptyText(page.Offset))
            {
                yield return ImportFindings.FirstPageOnly(property, JsonLocator.Locate(_source, [page.Offset]).GetValueOrDefault(page.Offset));
            }
        }

        if (Envelope == ImportEnvelope.BicepSnapshot && _root.TryGetValue("diagnostics", out (JsonTokenType Token, int Offset) list) && list.Token == JsonTokenType.StartArray)
        {
            foreach ((string code, string text, int offset) in EngineDiagnostics())
            {
                yield return ImportFindings.PartlyEvaluated(code, text, JsonLocator.Locate(_source, [offset]).GetValueOrDefault(offset));
            }
        }
    }

    private void ReadRoot(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            _root[name] = (reader.TokenType, (int)reader.TokenStartIndex);
            reader.Skip();
        }
    }

    private bool Has(string name) => _root.ContainsKey(name);

    private bool HasArray(string name) => _root.TryGetValue(name, out (JsonTokenType Token, int Offset) value) && value.Token == JsonTokenType.StartArray;

    private void RecogniseObject(Utf8JsonReader start)
    {
        if (HasArray("predictedResources"))
        {
            Use(ImportEnvelope.BicepSnapshot, "predictedResources");
        }
        else if (Has("schemaVersion") && Has("topology"))
        {
            Envelope = ImportEnvelope.SavedTopology;
        }
        else if (KnownButNotRead() is { } refusal)
        {
            Refusal = refusal;
        }
        else if (HasArray("value") && !ResourceHead.Read(start).IsResource)
        {
            Use(ImportEnvelope.RestList, "value");
        }
        else if (HasArray("data") && !ResourceHead.Read(start).IsResource)
        {
            Use(ImportEnvelope.ResourceGraph, "data");
        }
        else
        {
            ResourceHead head = ResourceHead.Read(start);
            Envelope = ImportEnvelope.SingleResource;
            Refusal = !head.IsResource ? Unknown : head.IsInventoryRow ? Inventory : null;
        }
    }

    private void Use(ImportEnvelope envelope, string property)
    {
        Envelope = envelope;
        ListProperty = property;
        Utf8JsonReader reader = _source.Reader();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(property);
            reader.Read();
            if (found)
            {
                Refusal = RefuseItems(reader);
                return;
            }

            reader.Skip();
        }
    }

    private string? KnownButNotRead()
    {
        if (Has("planned_values") || (Has("terraform_version") && Has("resource_changes")))
        {
            return "It is a Terraform plan, which is not read. Deploy it and export the estate with az network … list.";
        }

        if (Has("terraform_version"))
        {
            return "It is a Terraform state, which is not read. Export the estate with az network … list.";
        }

        if (Has("templateJson"))
        {
            return "It is the output of bicep build-params. Run bicep snapshot on the same file, and give its output.";
        }

        if (Has("$schema") && Has("parameters") && !Has("resources"))
        {
            return "It is a file of template parameters. Run bicep snapshot on the template with these parameters, and give its output.";
        }

        if (Has("resources") && (Has("$schema") || Has("contentVersion") || Has("languageVersion")))
        {
            return "It is an ARM template, whose expressions are not evaluated here. Evaluate it with bicep snapshot, and give its output.";
        }

        if (HasArray("changes") && (Has("status") || Has("error")))
        {
            return "It is the output of what-if, which is not read. Evaluate the template with bicep snapshot, and give its output.";
        }

        if (HasArray("values") && (Has("changeNumber") || Has("cloud")))
        {
            return "It is a list of service tags, not of resources. Give it as the service tags: --service-tags FILE, or ServiceTagReader.";
        }

        return null;
    }

    /// <summary>Looks at the items of a list: a list without a single resource is of another kind. An empty list is a good answer.</summary>
    private static string? RefuseItems(Utf8JsonReader reader)
    {
        int items = 0;
        int inventory = 0;
        bool routes = false;
        bool rules = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items++;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ResourceHead head = ResourceHead.Read(reader);
                if (head.IsResource && !head.IsInventoryRow)
                {
                    return null;
                }

                inventory += head.IsInventoryRow ? 1 : 0;
                Utf8JsonReader inside = reader;
                while (inside.Read() && inside.TokenType == JsonTokenType.PropertyName)
                {
                    routes |= inside.ValueTextEquals("nextHopType");
                    rules |= inside.ValueTextEquals("effectiveSecurityRules");
                    inside.Read();
                    inside.Skip();
                }
            }

            reader.Skip();
        }

        return items == 0 ? null
            : inventory == items ? Inventory
            : routes ? "It is a recorded effective route table, not a resource. Compare it with verify --routes."
            : rules ? "It is a recorded list of effective security rules, not a resource. Export the groups with az network nsg list."
            : Unknown;
    }

    private List<(string Code, string Text, int Offset)> EngineDiagnostics()
    {
        var found = new List<(string Code, string Text, int Offset)>();
        Utf8JsonReader reader = _source.Reader();
        int start = _root["diagnostics"].Offset;
        while (reader.Read() && reader.TokenStartIndex < start)
        {
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int offset = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            string code = string.Empty;
            string text = string.Empty;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isCode = reader.ValueTextEquals("code");
                bool isText = reader.ValueTextEquals("message");
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && (isCode || isText))
                {
                    (code, text) = isCode ? (reader.GetString()!, text) : (code, reader.GetString()!);
                }

                reader.Skip();
            }

            found.Add((code, text, offset));
        }

        return found;
    }

    // An empty mark says that there is no further page.
    private bool IsEmptyText(int offset) => _source.Bytes[offset..] is [(byte)'"', (byte)'"', ..];
}
