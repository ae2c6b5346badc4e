using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A network virtual appliance in a topology that is being built, and the handle that routes go through.</summary>
/// <remarks>
/// It is a virtual machine whose network interface forwards, in the subnet that holds its address, and a declaration of how it treats packets.
/// Mutable; not thread-safe; usable until the topology is built.
/// </remarks>
public sealed class ApplianceBuilder
{
    private readonly VirtualMachineBuilder? _machine;
    private readonly HostAddress? _address;
    private Appliance _record;

    internal ApplianceBuilder(TopologyDraft draft, VirtualMachineBuilder machine, HostAddress address, CallSite at)
    {
        Draft = draft;
        _machine = machine;
        _address = address;
        At = at;
        InterfaceItem = machine.Interface;
        _record = new Appliance { Name = machine.Name, NetworkInterfaceId = machine.Interface.Id };
    }

    internal ApplianceBuilder(TopologyDraft draft, Appliance record, HostAddress? address, DraftItem<NetworkInterface>? networkInterface)
    {
        Draft = draft;
        _record = record;
        _address = address;
        InterfaceItem = networkInterface;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal CallSite? At { get; }

    internal DraftItem<NetworkInterface>? InterfaceItem { get; }

    internal bool IsRemoved { get; set; }

    internal NextHopAddress NextHop => _address is { } address ? address : NextHopAddress.FromUnresolved(RunTimeAddresses.ExpressionFor(_record.NetworkInterfaceId));

    /// <summary>Declares whether the appliance drops a flow of which it sees one direction only.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ApplianceBuilder Stateful(bool stateful = true)
    {
        Draft.EnsureOpen();
        _record = _record with { IsStateful = stateful };
        return this;
    }

    /// <summary>Declares whether the appliance puts its own address in the place of the source (SNAT), so that the answer comes back to it.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ApplianceBuilder Snat(bool snat = true)
    {
        Draft.EnsureOpen();
        _record = _record with { TranslatesSource = snat };
        return this;
    }

    /// <summary>
    /// Declares flows that the appliance lets through. With the first declaration it drops everything else. Answers pass. <paramref name="from"/> and
    /// <paramref name="to"/> are <c>*</c>, an address or a prefix.
    /// </summary>
    /// <exception cref="ArgumentException">A side is not one of these, or the two are of different families.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="protocol"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ApplianceBuilder Allows(Protocol protocol, string from = "*", string to = "*")
    {
        Draft.EnsureOpen();
        _record = _record with { AdmittedFlows = (_record.AdmittedFlows ?? []).Add(BuilderGuard.Admitted(protocol, from, to)) };
        return this;
    }

    /// <summary>Declares that the appliance lets nothing through but what <see cref="Allows"/> names.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public ApplianceBuilder AllowsNothing()
    {
        Draft.EnsureOpen();
        _record = _record with { AdmittedFlows = [] };
        return this;
    }

    /// <summary>Configures the virtual machine, for example its public address or the security group of its interface.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the appliance is one of the edited topology.</exception>
    public ApplianceBuilder Machine(Action<VirtualMachineBuilder> configure)
    {
        Draft.EnsureOpen();
        ArgumentNullException.ThrowIfNull(configure);
        configure(_machine ?? throw new InvalidOperationException($"Appliance \"{Name}\" is one of the edited topology, and its machine stays as it is. Configure the machine where it is added."));
        return this;
    }

    internal Appliance ToRecord() => _machine is null ? _record : _record with { NetworkInterfaceId = _machine.Interface.Id };
}
