namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The HTTP statuses of Resource Manager's answers, as recorded.</summary>
internal static class Statuses
{
    public const int Done = 200;

    public const int Created = 201;

    /// <summary>A deletion or move is accepted and runs on.</summary>
    public const int Accepted = 202;

    /// <summary>There was nothing to delete.</summary>
    public const int NothingThere = 204;

    public const int Refused = 400;

    public const int NotFound = 404;

    public const int Conflict = 409;
}
