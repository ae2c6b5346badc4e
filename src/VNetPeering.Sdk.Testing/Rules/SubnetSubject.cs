using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Rules;

/// <summary>A subnet that a rule is about, with the VNet that it lies in.</summary>
internal sealed record SubnetSubject(VNet VNet, Subnet Subnet)
{
    /// <summary>Gets the text that names this subnet alone.</summary>
    internal string Place => $"subnet:{Subnet.Id}";
}
