using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A network security group in a topology that is being built. Subnets and network interfaces that name the same group share it.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class NetworkSecurityGroupBuilder
{
    private readonly ResourceScope? _scope;
    private NetworkSecurityGroup _record;

    internal NetworkSecurityGroupBuilder(TopologyDraft draft, ResourceScope scope, string name, CallSite at)
    {
        Draft = draft;
        _scope = scope;
        At = at;
        _record = new NetworkSecurityGroup { Id = scope.Id(ResourceTypes.NetworkSecurityGroup, name) };
    }

    internal NetworkSecurityGroupBuilder(TopologyDraft draft, NetworkSecurityGroup record)
    {
        Draft = draft;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal CallSite? At { get; }

    internal List<(ResourceName Rule, CallSite At)> RuleSites { get; } = [];

    internal ResourceId Id => _scope?.Id(ResourceTypes.NetworkSecurityGroup, Name) ?? _record.Id;

    /// <summary>
    /// Adds a rule for packets that arrive. Sources and destinations are <c>*</c>, a service tag, an address or a prefix; <paramref name="protocol"/>
    /// carries the destination ports. Azure takes priorities from 100 to 4096, each once per direction (rule 5.04).
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, or a side is not one of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="access"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkSecurityGroupBuilder Inbound(
        string name, int priority, SecurityRuleAccess access, Protocol protocol, string from = "*", string to = "*", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(Create(name, priority, SecurityRuleDirection.Inbound, access, protocol, from, to), Draft.At(file, line));

    /// <summary>Adds a rule for packets that leave. The arguments are those of <see cref="Inbound"/>.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a side is not one of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="access"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkSecurityGroupBuilder Outbound(
        string name, int priority, SecurityRuleAccess access, Protocol protocol, string from = "*", string to = "*", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(Create(name, priority, SecurityRuleDirection.Outbound, access, protocol, from, to), Draft.At(file, line));

    /// <summary>Adds a rule with any of Azure's properties, such as lists of prefixes, source ports or application security groups.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkSecurityGroupBuilder Rule(SecurityRule rule, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Add(rule, Draft.At(file, line));
    }

    /// <summary>Removes a rule.</summary>
    /// <exception cref="KeyNotFoundException">There is no such rule; the message lists those that there are.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public NetworkSecurityGroupBuilder RemoveRule(string name)
    {
        Draft.EnsureOpen();
        ResourceName wanted = BuilderGuard.Name(name);
        if (!_record.SecurityRules.Any(rule => rule.Name == wanted))
        {
            throw new KeyNotFoundException($"Network security group \"{Name}\" has no rule \"{name}\". {TopologyDraft.Listed(_record.SecurityRules.Select(rule => rule.Name.Value))}");
        }

        _record = _record with { SecurityRules = [.. _record.SecurityRules.Where(rule => rule.Name != wanted)] };
        return this;
    }

    internal NetworkSecurityGroup ToRecord() => _scope is null ? _record : _record with { Id = Id, Region = _scope.Region };

    private static SecurityRule Create(string name, int priority, SecurityRuleDirection direction, SecurityRuleAccess access, Protocol protocol, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return RuleText.WithProtocol(
            new SecurityRule
            {
                Name = BuilderGuard.Name(name),
                Priority = priority,
                Direction = direction,
                Access = BuilderGuard.Defined(access),
                SourceAddressPrefix = BuilderGuard.RuleSide(from),
                SourcePortRange = "*",
                DestinationAddressPrefix = BuilderGuard.RuleSide(to),
            },
            protocol);
    }

    private NetworkSecurityGroupBuilder Add(SecurityRule rule, CallSite at)
    {
        if (_record.SecurityRules.Any(other => other.Name == rule.Name))
        {
            throw new ArgumentException($"Network security group \"{Name}\" has a rule \"{rule.Name}\" already. Give the new rule another name.", nameof(rule));
        }

        _record = _record with { SecurityRules = _record.SecurityRules.Add(rule) };
        RuleSites.Add((rule.Name, at));
        return this;
    }
}
