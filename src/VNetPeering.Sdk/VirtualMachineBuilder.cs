using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A virtual machine with one network interface in a topology that is being built. The interface is named <c>MACHINE-nic</c>.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class VirtualMachineBuilder
{
    private readonly TopologyDraft _draft;
    private readonly VNetBuilder _vnet;
    private readonly SubnetBuilder? _subnet;
    private readonly HostAddress? _address;
    private readonly CallSite _at;
    private readonly DraftItem<VirtualMachine> _machine;
    private NetworkSecurityGroupBuilder? _group;
    private DraftItem<PublicIPAddress>? _publicAddress;
    private bool _ipForwarding;

    /// <summary>Adds a machine to the draft. Without a subnet, <c>Build</c> looks for the one of the VNet that holds the address.</summary>
    internal VirtualMachineBuilder(TopologyDraft draft, VNetBuilder vnet, SubnetBuilder? subnet, string name, HostAddress? address, CallSite at)
    {
        _draft = draft;
        _vnet = vnet;
        _subnet = subnet;
        _address = address;
        _at = at;
        Name = name;
        Interface = new DraftItem<NetworkInterface>($"{name}-nic", () => vnet.Id.Sibling(ResourceTypes.NetworkInterface, $"{name}-nic"), MakeInterface, at, vnet);
        _machine = new DraftItem<VirtualMachine>(name, () => vnet.Id.Sibling(ResourceTypes.VirtualMachine, name), MakeMachine, at, Interface);
        draft.NetworkInterfaces.AddNew(Interface, "network interface");
        draft.VirtualMachines.AddNew(_machine, "virtual machine");
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name { get; }

    internal DraftItem<NetworkInterface> Interface { get; }

    /// <summary>Gives the machine a public IP address resource, named <c>MACHINE-ip</c>. Its address may be left open.</summary>
    /// <remarks>The address is of the SKU Standard: the Internet gets in only where the interface or its subnet has a security group that lets it.</remarks>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the machine has an address resource already.</exception>
    public VirtualMachineBuilder PublicAddress(string? address = null)
    {
        _draft.EnsureOpen();
        if (_publicAddress is not null)
        {
            throw new InvalidOperationException($"Virtual machine \"{Name}\" has a public IP address already. An IP configuration takes one only.");
        }

        _publicAddress = _draft.AddPublicAddress(_vnet, $"{Name}-ip", address, _at, Interface);
        return this;
    }

    /// <summary>Lets packets for other addresses pass the network interface: <c>enableIPForwarding</c> (rule 3.34).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VirtualMachineBuilder IPForwarding(bool enabled = true)
    {
        _draft.EnsureOpen();
        _ipForwarding = enabled;
        return this;
    }

    /// <summary>Attaches a network security group to the network interface: the existing one of that name, or else a new one.</summary>
    /// <exception cref="ArgumentException">The name is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public VirtualMachineBuilder NetworkSecurityGroup(string name, Action<NetworkSecurityGroupBuilder>? configure = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _group = _draft.GroupFor(_vnet, name, _draft.At(file, line));
        configure?.Invoke(_group);
        return this;
    }

    private NetworkInterface MakeInterface(TopologyAssembler assembler, ResourceId id) => new()
    {
        Id = id,
        Region = _vnet.Region,
        EnableIPForwarding = _ipForwarding,
        NetworkSecurityGroupId = _group?.Id,
        VirtualMachineId = _machine.Id,
        IPConfigurations =
        [
            new IPConfiguration
            {
                Name = "ipconfig1",
                SubnetId = _subnet?.Id ?? assembler.SubnetThatHolds(_vnet, _address!.Value, _at)?.Id,
                PrivateIPAddress = _address,
                PublicIPAddressId = _publicAddress?.Id,
            },
        ],
    };

    private VirtualMachine MakeMachine(TopologyAssembler assembler, ResourceId id) => new() { Id = id, NetworkInterfaceIds = [Interface.Id] };
}
