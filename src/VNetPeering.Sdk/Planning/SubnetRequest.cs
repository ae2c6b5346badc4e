using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>A subnet that is to be planned, by the number of machines that it must hold or by its length.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record SubnetRequest
{
    /// <summary>Gets the name. The names that Azure reserves for its services ask for at least the size that those need (rule book 1.3).</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets how many addresses machines need, Azure's own five aside (rule 1.24); 0 when the length says it, or the name.</summary>
    public int Hosts { get; init; }

    /// <summary>Gets the length; null when the hosts say it, or the name.</summary>
    public int? Length { get; init; }
}
