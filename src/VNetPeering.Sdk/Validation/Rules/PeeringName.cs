using System.Buffers;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PeeringName : VNetRule
{
    private const int LongestName = 80;

    private const string WordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

    private static readonly SearchValues<char> Word = SearchValues.Create(WordCharacters);

    private static readonly SearchValues<char> Inside = SearchValues.Create(WordCharacters + ".-");

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP2010",
        Title = "Peering name is not one that Azure takes",
        Severity = Severity.Error,
        AzureErrorCode = "InvalidResourceName",
        Rules = "2.03",
        Evidence = "Azure's code as handled in public code (kyma-project/cloud-manager)",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        foreach (Peering link in vnet.Peerings)
        {
            string name = link.Id.Name.Value;
            if (!IsTaken(name) && !IsToBeFilledIn(name))
            {
                Report(context, sink, link, name);
            }
        }
    }

    private static bool IsTaken(string name) =>
        name.Length is > 0 and <= LongestName && Word.Contains(name[0]) && Word.Contains(name[^1]) && !name.AsSpan().ContainsAnyExcept(Inside);

    // An expression of a template has no value yet, and published outputs mask names.
    private static bool IsToBeFilledIn(string name) => Encloses(name, '[', ']') || Encloses(name, '<', '>');

    private static bool Encloses(string name, char open, char close)
    {
        int start = name.IndexOf(open, StringComparison.Ordinal);
        return start >= 0 && name.IndexOf(close, start) > start;
    }

    private static void Report(ValidationContext context, DiagnosticSink sink, Peering link, string name)
    {
        string[] foreign = [.. name.Where(character => !Inside.Contains(character)).Distinct().Select(character => $"\"{character}\"")];
        var reasons = new List<string>(3);
        if (name.Length > LongestName)
        {
            reasons.Add($"is {name.Length} characters long");
        }

        if (foreign.Length > 0)
        {
            reasons.Add($"holds {Wording.List(foreign)}");
        }

        // Where the first character is no word character at all, that has been said.
        if (name.Length > 0 && name[0] is '.' or '-')
        {
            reasons.Add($"starts with \"{name[0]}\"");
        }

        if (name.Length > 0 && name[^1] is '.' or '-')
        {
            reasons.Add($"ends with \"{name[^1]}\"");
        }

        sink.Report(new Finding
        {
            Resource = link.Id,
            Message = $"The name of peering {context.Name(link.Id)} {(reasons.Count == 0 ? "is empty" : Wording.List(reasons))}.",
            Fix = $"Use at most {LongestName} letters, digits, underscores, full stops and hyphens, with a letter, digit or underscore at both ends.",
        });
    }
}
