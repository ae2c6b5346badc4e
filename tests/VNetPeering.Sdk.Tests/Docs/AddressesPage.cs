using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/addresses.md.</summary>
public sealed class AddressesPage
{
    [Test]
    public void Plans()
    {
        Topology topology = SampleNetworks.SpokeChain(2); // 10.1.0.0/16 and 10.2.0.0/16
        VNet spoke = topology.VNets[0];
        AddressLock locked = AddressLock.Empty;

        #region addresses-plan
        var planner = new AddressPlanner(topology, AddressPrefix.Parse("10.0.0.0/14"));
        planner.Reserve("lab", AddressPrefix.Parse("10.3.0.0/16"));

        AddressPrefix? next = planner.NextFree(24);                                   // taken from now on
        AddressPrefix? own = planner.NextFreeFor(spoke.Id, 24);                       // what this VNet may add
        ValueList<PlannedPrefix> plan = planner.Plan(
            [new PrefixRequest { Name = "app", Length = 22 }, new PrefixRequest { Name = "data", Length = 24 }],
            locked);
        string file = AddressLock.Of(plan, locked).Save();
        #endregion

        next.ToString().ShouldBe("10.0.0.0/24");
        own.ToString().ShouldBe("10.0.1.0/24");
        plan.Select(entry => entry.Prefix.ToString()).ShouldBe(["10.0.4.0/22", "10.0.1.0/24"]);
        AddressLock.Load(file).Prefixes.Count.ShouldBe(2);
    }

    [Test]
    public void Free_addresses()
    {
        VNet hub = Draw.VNet("hub", "10.0.0.0/16", Draw.Subnet("shared", "10.0.1.0/24", "hub"));
        Topology topology = new() { Name = "free", VNets = [hub], NetworkInterfaces = [Draw.Interface("nic", "hub/shared", "10.0.1.4")] };
        CompiledNetwork network = topology.Compile();

        #region addresses-check
        IPAddressAvailability answer = network.CheckIPAddress(hub.Id, HostAddress.Parse("10.0.1.0"));   // Azure keeps it for itself
        ValueList<HostAddress> others = answer.AvailableIPAddresses;                                    // 10.0.1.5, 10.0.1.6, …
        SubnetUsage usage = network.UsageOf("hub/shared");                                              // 1 of 251
        #endregion

        answer.IsPlatformReserved.ShouldBeTrue();
        answer.IsAvailable.ShouldBeFalse();
        others.Select(address => address.ToString()).ShouldBe(["10.0.1.5", "10.0.1.6", "10.0.1.7", "10.0.1.8", "10.0.1.9"]);
        usage.ShouldBe(new SubnetUsage { CurrentValue = 1, Limit = 251 });
        network.CheckIPAddress(hub.Id, HostAddress.Parse("10.0.1.4")).IsAvailable.ShouldBeFalse();
        network.CheckIPAddress(hub.Id, HostAddress.Parse("10.0.1.5")).ShouldBe(new IPAddressAvailability { Address = HostAddress.Parse("10.0.1.5"), Subnet = hub.Subnets[0].Id, IsAvailable = true });
        network.CheckIPAddress(hub.Id, HostAddress.Parse("10.0.9.9")).ErrorCode.ShouldBe("PrivateIPAddressNotInAnySubnet");
        Should.Throw<PlaceException>(() => network.CheckIPAddress(Ids.VNet("other"), HostAddress.Parse("10.0.1.4"))).Message.ShouldContain("no VNet of this network");
    }

    [Test]
    public void Subnets()
    {
        #region addresses-subnets
        ValueList<PlannedPrefix> subnets = SubnetPlan.Create(
            [AddressPrefix.Parse("10.0.0.0/24")],
            [
                new SubnetRequest { Name = "GatewaySubnet" },             // /27, as Azure advises
                new SubnetRequest { Name = "AzureFirewallSubnet" },       // /26, as it needs
                new SubnetRequest { Name = "work", Hosts = 40 },          // /26: 40 machines and Azure's own five addresses
            ]);
        #endregion

        subnets.Select(subnet => subnet.Prefix.ToString()).ShouldBe(["10.0.0.128/27", "10.0.0.0/26", "10.0.0.64/26"]);
    }
}
