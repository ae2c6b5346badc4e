using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Makes translation of the source frequent in a design: most appliances do it, and one subnet certainly sends to one that does.</summary>
internal sealed class RandomTranslation(SeededRandom random, Topology topology)
{
    private VNet First => topology.VNets[0];

    private string Bits => First.AddressSpace[0].First.ToString()[..^3];

    private HostAddress Address => HostAddress.Parse($"{Bits}3.4");

    internal Topology Dress()
    {
        NetworkInterface nva = topology.NetworkInterfaces.FirstOrDefault(one => one.IPConfigurations[0].PrivateIPAddress == Address) ?? Draw.Interface($"{First.Name}-nva", $"{First.Name}/nva", Address.ToString());
        topology = topology with { NetworkInterfaces = [nva with { EnableIPForwarding = true }, .. topology.NetworkInterfaces.Where(one => one.Id != nva.Id)] };
        topology = topology with { Appliances = topology.NetworkInterfaces.Where(one => one.EnableIPForwarding).Select(one => Declared(one, isSure: one.Id == nva.Id)).OfType<Appliance>().ToValueList() };
        string? second = random.Chance(50) ? AddSecond() : null;
        SendToAppliance(First, isSure: true);
        foreach (VNet vnet in topology.VNets.Skip(1).Where(vnet => vnet.Peerings.Any(link => link.RemoteVNetId == First.Id)).ToArray())
        {
            SendToAppliance(vnet, isSure: false);
        }

        foreach (RouteTable table in topology.RouteTables.Where(_ => second is not null && random.Chance(50)).ToArray())
        {
            AddDetour(table, second!);
        }

        return topology;
    }

    /// <summary>A second appliance, which leaves the source as it is and sends most to the first: it sees flows before they are translated, and answers as others have routes for it.</summary>
    private string AddSecond()
    {
        string address = $"{Bits}4.4";
        NetworkInterface nic = Draw.Interface($"{First.Name}-second", $"{First.Name}/second", address, forwards: true);
        string[] spaces = [.. topology.VNets.Skip(1).Select(vnet => vnet.AddressSpace[0]).Where(space => space != First.AddressSpace[0]).Distinct().Where(_ => random.Chance(65)).Select(space => $"{space}")];
        RouteTable table = Draw.Table($"{First.Name}-second-out", [.. spaces.Concat(["0.0.0.0/0", "8.0.0.0/7"]).Select(space => $"{space} VirtualAppliance {Address}")]);
        topology = topology.WithVNet(First.Name.Value, vnet => vnet with { Subnets = vnet.Subnets.Add(Draw.Subnet("second", $"{Bits}4.0/24") with { Id = vnet.Id.Child("subnets", "second"), RouteTableId = table.Id }) }) with
        {
            NetworkInterfaces = topology.NetworkInterfaces.Add(nic),
            RouteTables = topology.RouteTables.Add(table),
        };
        bool? isStateful = random.PickSwitch(50, 30);
        if (isStateful is not null)
        {
            topology = topology with { Appliances = topology.Appliances.Add(new Appliance { Name = nic.Name, NetworkInterfaceId = nic.Id, IsStateful = isStateful }) };
        }

        return address;
    }

    /// <summary>Sends what was for the first appliance to the second, or answers to the first by the second.</summary>
    private void AddDetour(RouteTable table, string second)
    {
        if (table.Name == $"{First.Name}-second-out")
        {
            return;
        }

        AddressPrefix home = AddressPrefix.Parse($"{Bits}3.0/24");
        RouteTable changed = random.Chance(50) && !table.Routes.Any(route => route.Destination.Prefix == home)
            ? table with { Routes = table.Routes.Add(Draw.Table("any", $"{home} VirtualAppliance {second}").Routes[0]) }
            : table with { Routes = [.. table.Routes.Select(route => route.NextHop.Address == Address ? route with { NextHop = HostAddress.Parse(second) } : route)] };
        topology = topology with { RouteTables = [.. topology.RouteTables.Select(one => one.Id == table.Id ? changed : one)] };
    }

    private Appliance? Declared(NetworkInterface one, bool isSure)
    {
        Appliance? known = topology.Appliances.FirstOrDefault(appliance => appliance.NetworkInterfaceId == one.Id);
        return isSure || random.Chance(60)
            ? new Appliance { Name = one.Name, NetworkInterfaceId = one.Id, IsStateful = true, TranslatesSource = true, AdmittedFlows = random.Chance(20) ? known?.AdmittedFlows : null }
            : known;
    }

    /// <summary>The subnet <c>web</c> sends everything else to the appliance, and here and there to the space of one VNet by another way.</summary>
    private void SendToAppliance(VNet vnet, bool isSure)
    {
        if (!isSure && !random.Chance(65))
        {
            return;
        }

        ResourceId id = Ids.Of(ResourceTypes.RouteTable, $"{vnet.Name}-web-out");
        RouteTable? old = topology.RouteTables.FirstOrDefault(table => table.Id == vnet.Subnets.First(subnet => subnet.Name == "web").RouteTableId);
        List<string> routes = [$"0.0.0.0/0 VirtualAppliance {Address}", $"8.0.0.0/7 VirtualAppliance {Address}"];
        routes.AddRange(topology.VNets.Where(other => other.Id != vnet.Id && other.AddressSpace[0] != vnet.AddressSpace[0]).Select(other => other.AddressSpace[0]).Distinct().Select(space => $"{space} VirtualAppliance {Address}"));
        RouteTable table = Draw.Table(id.Name.Value, [.. routes]);
        if (!isSure && old is not null)
        {
            table = table with { Routes = [.. table.Routes, .. old.Routes.Where(route => !table.Routes.Any(one => one.Destination == route.Destination) && random.Chance(50))] };
        }

        topology = topology with { RouteTables = topology.RouteTables.Add(table) };
        topology = topology.WithSubnet($"{vnet.Name}/web", subnet => subnet with { RouteTableId = id });
    }
}
