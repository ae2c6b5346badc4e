using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Import;

/// <summary>The rules of the import. Malformed prefixes are not among them: the rules about addresses report what <c>UnreadValues</c> carries.</summary>
internal static class ImportDiagnostics
{
    internal static readonly DiagnosticDescriptor Contradiction = new()
    {
        Id = "VNP8001",
        Title = "Two sources describe a resource differently",
        Severity = Severity.Warning,
        Rules = "-",
        Evidence = "Own reading: Azure has one state of a resource at a time, so two descriptions come from two times.",
    };

    internal static readonly DiagnosticDescriptor Unresolved = new()
    {
        Id = "VNP8002",
        Title = "A value is known at run time only",
        Severity = Severity.Info,
        Rules = "-",
        Evidence = "Output of bicep snapshot: run-time functions such as reference() stay as text between brackets.",
    };

    internal static readonly DiagnosticDescriptor NotDescribed = new()
    {
        Id = "VNP8003",
        Title = "A resource is named and not described",
        Severity = Severity.Info,
        Rules = "-",
        Evidence = "az network … list prints one type of one subscription; what a resource refers to stands in the output of another command.",
    };

    internal static readonly DiagnosticDescriptor UnknownWord = new()
    {
        Id = "VNP8004",
        Title = "A property holds a word that is not known",
        Severity = Severity.Warning,
        Rules = "2.1, 3.30, 4.02, 4.03",
        Evidence = "The values that the resource types define; a newer API version may have added one.",
    };

    internal static readonly DiagnosticDescriptor Unreadable = new()
    {
        Id = "VNP8005",
        Title = "An address or a reference cannot be read",
        Severity = Severity.Error,
        Rules = "-",
        Evidence = "Recorded answer InvalidPrivateIPAddressFormat for a malformed private address of a network interface.",
    };

    internal static readonly DiagnosticDescriptor FirstPageOnly = new()
    {
        Id = "VNP8006",
        Title = "A source holds one page of a longer answer",
        Severity = Severity.Warning,
        Rules = "-",
        Evidence = "REST lists page with nextLink; Resource Graph pages with skip_token, 100 rows unless asked for more.",
    };

    internal static readonly DiagnosticDescriptor PartlyEvaluated = new()
    {
        Id = "VNP8007",
        Title = "The template was evaluated in part",
        Severity = Severity.Warning,
        Rules = "-",
        Evidence = "Output of bicep snapshot: the diagnostics array of the deployment engine.",
    };

    /// <summary>All rules of the import, by id.</summary>
    internal static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Contradiction, Unresolved, NotDescribed, UnknownWord, Unreadable, FirstPageOnly, PartlyEvaluated];
}
