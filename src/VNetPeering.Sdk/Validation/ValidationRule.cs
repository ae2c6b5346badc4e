using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Validation;

/// <summary>One rule about the configuration of a topology: one id, one file, one test file, one page.</summary>
internal abstract class ValidationRule
{
    /// <summary>Gets what is the same for every finding of the rule.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Reports every violation. Never throws for what a topology contains.</summary>
    public abstract void Check(ValidationContext context, DiagnosticSink sink);
}
