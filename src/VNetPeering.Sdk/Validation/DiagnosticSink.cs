using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Takes the findings of one rule.</summary>
internal sealed class DiagnosticSink
{
    private readonly DiagnosticDescriptor _descriptor;
    private readonly SourceMap _sources;
    private readonly List<Diagnostic> _diagnostics;

    public DiagnosticSink(DiagnosticDescriptor descriptor, SourceMap sources, List<Diagnostic> diagnostics)
    {
        _descriptor = descriptor;
        _sources = sources;
        _diagnostics = diagnostics;
    }

    public void Report(Finding finding) => _diagnostics.Add(new Diagnostic
    {
        Descriptor = _descriptor,
        Severity = _descriptor.Severity,
        AzureErrorCode = finding.AzureErrorCode ?? _descriptor.AzureErrorCode,
        Resource = finding.Resource,
        Related = finding.Related,
        Message = finding.Message,
        Fix = finding.Fix,
        Location = finding.Location ?? _sources.Find(finding.Resource),
    });
}
