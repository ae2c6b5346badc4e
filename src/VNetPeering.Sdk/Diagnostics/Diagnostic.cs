using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Diagnostics;

/// <summary>One finding about a network.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Diagnostic
{
    /// <summary>Gets the rule that found it.</summary>
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>Gets the id of the rule, for example <c>VNP2003</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>Gets how grave it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Gets the code that Azure answers with; null when Azure does not refuse or no source shows the code.</summary>
    public string? AzureErrorCode { get; init; }

    /// <summary>Gets the resource that the finding is about; null when it is about the input as a whole.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets the other resources that take part, for example the VNet that is overlapped.</summary>
    public ValueList<ResourceId> Related { get; init; } = [];

    /// <summary>Gets the subject and the fact: one or two sentences.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the way out: one sentence.</summary>
    public required string Fix { get; init; }

    /// <summary>Gets the page that explains the rule.</summary>
    public string Help => Descriptor.Help;

    /// <summary>Gets what the rule rests on.</summary>
    public string Evidence => Descriptor.Evidence;

    /// <summary>Gets where the subject was written down; null when not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Returns, for example, <c>VNP3002 error (RemoteVnetHasNoGateways): Peering "spoke/to-hub" … Add a gateway …</c>.</summary>
    public override string ToString()
    {
        string code = AzureErrorCode is null ? string.Empty : $" ({AzureErrorCode})";
        return $"{Id} {Severity.ToString().ToLowerInvariant()}{code}: {Message} {Fix}";
    }
}
