using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Collects recorded routes, puts what is known into Azure's own spelling and notes what is not.</summary>
internal sealed class RecordedRouteDraft
{
    private readonly List<(RecordedRoute Row, int Offset)> _rows = [];
    private readonly List<(Diagnostic Finding, int Offset)> _findings = [];

    /// <summary>Gets the offsets whose places are wanted.</summary>
    internal IEnumerable<int> Offsets => _rows.Select(row => row.Offset).Concat(_findings.Select(finding => finding.Offset));

    internal void Add(WireEffectiveRoute wire, WireText[] prefixes, WireText[] addresses)
    {
        if (prefixes.Length == 0)
        {
            Note(ImportDiagnostics.Unreadable, Severity.Warning, "has no address prefix, so it takes no part in a comparison", "Record the table again, whole and as JSON.", wire.Offset);
        }

        _rows.Add((
            new RecordedRoute
            {
                Source = Word(wire.Source, "source", ReadSource, wire.Offset),
                State = Word(wire.State, "state", text => Enum.GetNames<RouteState>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)), wire.Offset),
                AddressPrefixes = prefixes.Select(Prefix).Distinct(StringComparer.Ordinal).ToValueList(),
                NextHopType = Word(wire.NextHopType, "next-hop type", text => NextHopTypes.TryParse(text, out NextHopType type) ? type.ToRouteWord() : null, wire.Offset),
                NextHopAddresses = addresses.Select(Address).Distinct(StringComparer.Ordinal).ToValueList(),
                Name = string.IsNullOrEmpty(wire.Name.Value) ? null : wire.Name.Value,
                DisableBgpRoutePropagation = bool.TryParse(wire.DisableBgpRoutePropagation.Value, out bool isDisabled) ? isDisabled : null,
            },
            wire.Offset));
    }

    internal RecordedRouteTable Finish(Func<int, SourceLocation?> placeOf) => new()
    {
        Routes = _rows.Select(row => row.Row with { Location = placeOf(row.Offset) }).ToValueList(),
        Diagnostics = _findings.Select(finding => finding.Finding with { Location = placeOf(finding.Offset) }).Distinct().ToValueList(),
    };

    private static string? ReadSource(string text) => Enum.GetNames<RouteSource>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    private string Word(WireText text, string what, Func<string, string?> read, int row)
    {
        string given = text.Value?.Trim() ?? string.Empty;
        if (read(given) is { } known)
        {
            return known;
        }

        Note(
            ImportDiagnostics.UnknownWord,
            Severity.Warning,
            given.Length == 0 ? $"does not say its {what}" : $"has the {what} \"{given}\", which is none of the words known for it; it is compared as it stands",
            "Record the table again, whole and as JSON; a word that Azure has added since needs a newer version of this library.",
            given.Length == 0 ? row : text.Offset);
        return given;
    }

    private string Prefix(WireText text)
    {
        string given = text.Value!;
        if (AddressPrefix.TryParse(given, out AddressPrefix prefix, out PrefixTextProblem? problem))
        {
            return prefix.ToString();
        }

        Note(
            ImportDiagnostics.Unreadable,
            Severity.Warning,
            $"has a prefix that cannot be read and is compared as it stands. {problem.Message.TrimEnd('.')}",
            "Write the prefix as Azure printed it.",
            text.Offset);
        return given;
    }

    private string Address(WireText text)
    {
        string given = text.Value!;
        if (HostAddress.TryParse(given, out HostAddress address))
        {
            return address.ToString();
        }

        bool isMasked = RecordedMask.IsOne(given);
        Note(
            ImportDiagnostics.Unreadable,
            isMasked ? Severity.Info : Severity.Warning,
            isMasked ? $"masks a next hop as \"{given}\", which stands for any" : $"has the next hop \"{given}\", which is not an IP address; it is compared as it stands",
            "Write the address as Azure printed it.",
            text.Offset);
        return given;
    }

    private void Note(DiagnosticDescriptor descriptor, Severity severity, string fact, string fix, int offset) => _findings.Add((
        new Diagnostic { Descriptor = descriptor, Severity = severity, Message = $"Route {_rows.Count + 1} of the recorded table {fact}.", Fix = fix },
        offset));
}
