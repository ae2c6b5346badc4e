using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A security group with the rules that accesses add to it.</summary>
internal sealed class WrittenGroup(NetworkSecurityGroup record)
{
    internal NetworkSecurityGroup Record => record;

    internal ResourceId Id => record.Id;

    internal List<SecurityRule> Written { get; } = [];

    internal IEnumerable<SecurityRule> All => record.SecurityRules.Concat(Written);

    internal NetworkSecurityGroup ToRecord() => Written.Count == 0 ? record : record with { SecurityRules = record.SecurityRules.AddRange(Written) };
}
