using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Parts that the designs share: hub 10.0.0.0/16 with "shared" and, where asked for, "nva"; spoke <c>i</c> 10.<c>i</c>.0.0/16 with "vm<c>i</c>".</summary>
internal static class Drawing
{
    internal const string Everywhere = "0.0.0.0/0";

    internal static TopologyBuilder Net() => new TopologyBuilder("design").In("westeurope");

    internal static VNetBuilder Hub(this TopologyBuilder net, Action<VNetBuilder>? configure = null, int number = 0) =>
        net.VNet(number == 0 ? "hub" : $"hub{number}", $"10.{number}.0.0/16", vnet =>
        {
            vnet.Subnet("shared", $"10.{number}.1.0/24", subnet => subnet.VirtualMachine(number == 0 ? "shared" : $"shared{number}", $"10.{number}.1.4"));
            vnet.Subnet("nva", $"10.{number}.2.0/24");
            configure?.Invoke(vnet);
        });

    internal static VNetBuilder Spoke(this TopologyBuilder net, int number, Action<SubnetBuilder>? configure = null) =>
        net.VNet($"spoke{number}", $"10.{number}.0.0/16", vnet => vnet.Subnet("web", $"10.{number}.1.0/24", subnet =>
        {
            subnet.VirtualMachine($"vm{number}", $"10.{number}.1.4");
            configure?.Invoke(subnet);
        }));

    internal static ApplianceBuilder Appliance(this VNetBuilder hub, bool? stateful = true, int number = 0) =>
        hub.Appliance(number == 0 ? "nva" : $"nva{number}", $"10.{number}.2.4", appliance =>
        {
            if (stateful is { } known)
            {
                appliance.Stateful(known);
            }
        });

    /// <summary>Gives the interface of a machine an IPv6 address in its subnet.</summary>
    internal static Topology WithIPv6(this Topology topology, string machine, string address) => topology with
    {
        NetworkInterfaces =
        [
            .. topology.NetworkInterfaces.Select(card => card.VirtualMachineId?.Name != machine ? card : card with
            {
                IPConfigurations = card.IPConfigurations.Add(card.IPConfigurations[0] with { Name = "ipv6", PrivateIPAddress = HostAddress.Parse(address) }),
            }),
        ],
    };

    internal static Topology WithoutForwarding(this Topology topology, string machine) => topology with
    {
        NetworkInterfaces = [.. topology.NetworkInterfaces.Select(card => card.VirtualMachineId?.Name == machine ? card with { EnableIPForwarding = false } : card)],
    };
}
