using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Reads service tags from the output of <c>az network list-service-tags</c> or the weekly download, which have the same shape.</summary>
/// <remarks>Thread-safe.</remarks>
public static class ServiceTagReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="ImportException">The file is missing, not JSON, not a list of service tags, or holds a malformed prefix.</exception>
    public static ServiceTagCatalog ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Read(path, File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, 0, 0, $"\"{path}\" cannot be opened: {problem.Message}", problem);
        }
    }

    /// <summary>Reads text.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ImportException">The text is not JSON, not a list of service tags, or holds a malformed prefix.</exception>
    public static ServiceTagCatalog Read(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(name, Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads UTF-8.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ImportException">The text is not JSON, not a list of service tags, or holds a malformed prefix.</exception>
    public static ServiceTagCatalog Read(string name, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(name);
        SourceText source = SourceText.Open(name, utf8);
        Utf8JsonReader reader = source.Reader();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refuse(name);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isList = reader.ValueTextEquals("values");
            reader.Read();
            if (isList && reader.TokenType == JsonTokenType.StartArray)
            {
                return new ServiceTagCatalog(Tags(source, reader));
            }

            reader.Skip();
        }

        throw Refuse(name);
    }

    private static List<KeyValuePair<string, ValueList<AddressPrefix>>> Tags(SourceText source, Utf8JsonReader reader)
    {
        var tags = new List<KeyValuePair<string, ValueList<AddressPrefix>>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            WireServiceTag? wire = WireRead.Node<WireServiceTag>(ref reader);
            if (wire is { Name.Value: { Length: > 0 } tag })
            {
                List<WireText> texts = (wire.Properties ?? wire).AddressPrefixes?.Items ?? [];
                tags.Add(new(tag, [.. texts.Select(text => Prefix(source, tag, text)).Distinct()]));
            }
        }

        return tags;
    }

    // The file comes from Microsoft, not from a design: a prefix that cannot be read means that the file is damaged.
    private static AddressPrefix Prefix(SourceText source, string tag, WireText text)
    {
        if (AddressPrefix.TryParse(text.Value, out AddressPrefix prefix, out PrefixTextProblem? problem))
        {
            return prefix;
        }

        SourceLocation at = JsonLocator.Locate(source, [text.Offset])[text.Offset];
        throw new ImportException(source.Name, at.Line, at.Column, $"{at}: Service tag \"{tag}\" has a prefix that cannot be read. {problem.Message}");
    }

    private static ImportException Refuse(string name) =>
        new(name, 0, 0, $"\"{name}\" is not a list of service tags: it has no list \"values\". Give the output of az network list-service-tags.");
}
