namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An operation that Azure refuses in every order.</summary>
internal sealed record RefusedFact
{
    public required string Method { get; init; }

    public required string Resource { get; init; }

    public required int Status { get; init; }

    public string? Code { get; init; }

    public required string Message { get; init; }
}
