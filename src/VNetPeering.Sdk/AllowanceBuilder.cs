using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>An access that the design asks for, between two subnets of a topology that is being built.</summary>
/// <remarks>
/// <para>
/// <c>Build</c> writes security rules for it. The flow itself is allowed outbound in the security group of the source subnet, inbound in that of
/// the target subnet, and in the groups of their network interfaces, wherever there is such a group; without one Azure admits everything.
/// Each rule takes the lowest free priority, which has to come before any rule of the program that could deny the flow.
/// </para>
/// <para>
/// <see cref="OneWay"/> adds rules that deny the same protocol and ports in the other direction: outbound at the target subnet and inbound at the
/// source subnet. A subnet without a security group gets one named <c>VNET-SUBNET-nsg</c> that ends with allow-all rules in both directions at 4096,
/// so that no other flow changes. Where a peering link of the VNet has its access flag off, the new group also denies that peer at 4095 and
/// below, since Azure blocks it without a group and an allow-all rule would admit it (rules 2.40-2.42).
/// </para>
/// <para>Rules of accesses come before those of <see cref="OneWay"/>: what is allowed by name stays allowed.</para>
/// <para>Mutable; not thread-safe; usable until the topology is built.</para>
/// </remarks>
public sealed class AllowanceBuilder
{
    private readonly TopologyDraft _draft;

    internal AllowanceBuilder(TopologyDraft draft, SubnetBuilder from, SubnetBuilder to, Protocol protocol, CallSite at)
    {
        _draft = draft;
        From = from;
        To = to;
        Protocol = protocol;
        At = at;
    }

    internal SubnetBuilder From { get; }

    internal SubnetBuilder To { get; }

    internal Protocol Protocol { get; }

    internal CallSite At { get; }

    internal bool IsOneWay { get; private set; }

    internal string? Reason { get; private set; }

    /// <summary>Denies the same protocol and ports in the other direction. No other flow changes.</summary>
    /// <exception cref="InvalidOperationException">Both ends are one subnet, or the topology has been built.</exception>
    public AllowanceBuilder OneWay()
    {
        _draft.EnsureOpen();
        if (From == To)
        {
            throw new InvalidOperationException($"Both ends of the access are subnet \"{From.Path}\", so it has no other direction. Leave OneWay out, or name two subnets.");
        }

        IsOneWay = true;
        return this;
    }

    /// <summary>States the reason. It stays with the access and becomes the description of its rules.</summary>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public AllowanceBuilder Because(string reason)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Reason = reason;
        return this;
    }
}
