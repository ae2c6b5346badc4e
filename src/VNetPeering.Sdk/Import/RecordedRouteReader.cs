using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Reads an effective route table that Azure printed.</summary>
/// <remarks>
/// <para>
/// Read are the output of <c>az network nic show-effective-route-table</c> as JSON and as a table, the REST answer, and
/// <c>Get-AzEffectiveRouteTable | ConvertTo-Json</c>: an object with <c>value</c>, a bare list, or one row. Names of properties ignore case, addresses stand in
/// one property or the other, and null is an empty list.
/// </para>
/// <para>A word or an address that is not known is kept as it stands and reported. Thread-safe.</para>
/// </remarks>
public static class RecordedRouteReader
{
    private const string WayOut = "Give the output of az network nic show-effective-route-table -o json.";

    /// <summary>Reads a file. Cost: O(bytes).</summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="ImportException">The file is missing, neither JSON nor a table, or holds something else than effective routes.</exception>
    public static RecordedRouteTable ReadFile(string path)
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
    /// <exception cref="ImportException">The text is neither JSON nor a table, or holds something else than effective routes.</exception>
    public static RecordedRouteTable Read(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(name, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads UTF-8, with or without byte-order mark.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ImportException">The text is neither JSON nor a table, or holds something else than effective routes.</exception>
    public static RecordedRouteTable Read(string name, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (PrintedRouteTable.IsOne(utf8.Span))
        {
            return PrintedRouteTable.Read(name, utf8);
        }

        SourceText source = SourceText.Open(name, utf8);
        var draft = new RecordedRouteDraft();
        Utf8JsonReader reader = source.Reader();
        reader.Read();
        if (!ReadRows(ref reader, source, draft))
        {
            throw new ImportException(name, 0, 0, $"\"{name}\" is not an effective route table: it is neither a list of routes nor an object with \"value\". {WayOut}");
        }

        Dictionary<int, SourceLocation> places = JsonLocator.Locate(source, draft.Offsets);
        return draft.Finish(offset => places.GetValueOrDefault(offset));
    }

    private static bool ReadRows(ref Utf8JsonReader reader, SourceText source, RecordedRouteDraft draft)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType != JsonTokenType.Null)
                    {
                        ReadRow(ref reader, source, draft);
                    }
                }

                return true;
            case JsonTokenType.StartObject:
                return ReadEnvelope(reader, source, draft);
            default:
                return false;
        }
    }

    /// <summary>Reads an object: <c>value</c> holds the rows, one row, or null; without it the object itself must be a row.</summary>
    private static bool ReadEnvelope(Utf8JsonReader reader, SourceText source, RecordedRouteDraft draft)
    {
        Utf8JsonReader row = reader;
        bool found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isValue = string.Equals(reader.GetString(), "value", StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (!isValue || reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.Null))
            {
                reader.Skip();
                continue;
            }

            found = true;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadRow(ref reader, source, draft);
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadRows(ref reader, source, draft);
            }
        }

        return found || TryReadRow(ref row, draft);
    }

    /// <exception cref="ImportException">The value is no route.</exception>
    private static void ReadRow(ref Utf8JsonReader reader, SourceText source, RecordedRouteDraft draft)
    {
        int offset = (int)reader.TokenStartIndex;
        if (!TryReadRow(ref reader, draft))
        {
            SourceLocation at = JsonLocator.Locate(source, [offset])[offset];
            throw new ImportException(source.Name, at.Line, at.Column, $"{at}: This is no effective route: it has neither an address prefix nor a next-hop type. {WayOut}");
        }
    }

    private static bool TryReadRow(ref Utf8JsonReader reader, RecordedRouteDraft draft)
    {
        WireEffectiveRoute? wire = WireRead.Node<WireEffectiveRoute>(ref reader);
        if (wire is null || wire.Instead.IsStated || (wire.AddressPrefix is null && wire.AddressPrefixes is null && !wire.NextHopType.IsStated))
        {
            return false;
        }

        draft.Add(wire, [.. Items(wire.AddressPrefix), .. Items(wire.AddressPrefixes)], [.. Items(wire.NextHopIpAddress), .. Items(wire.NextHopIpAddresses)]);
        return true;
    }

    private static IEnumerable<WireText> Items(WireList<WireText>? list) => list?.Items ?? Enumerable.Empty<WireText>();
}
