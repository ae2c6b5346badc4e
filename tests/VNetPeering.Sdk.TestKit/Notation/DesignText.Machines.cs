using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>What has addresses in subnets.</summary>
public sealed partial class DesignText
{
    private void TakeNic(DesignLine line)
    {
        string name = line.Word();
        ResourceId subnet = SubnetId(line.Word());
        bool forwards = line.Switch("forwarding");
        bool isDynamic = line.Switch("dynamic");
        ResourceId? group = line.Option("nsg") is { } nsg ? Id(ResourceTypes.NetworkSecurityGroup, nsg) : null;
        ValueList<ResourceId> asgs = [.. line.List("asg").Select(asg => Id(ResourceTypes.ApplicationSecurityGroup, asg))];
        ValueList<ResourceId> asgsOfFirst = [.. line.List("asgOfFirst").Select(asg => Id(ResourceTypes.ApplicationSecurityGroup, asg))];
        ValueList<ResourceId> pools = [.. line.List("pool").Select(PoolId)];
        ResourceId? machine = line.Option("vm") is { } vm ? Id(ResourceTypes.VirtualMachine, vm) : null;
        IReadOnlyList<string> addresses = line.Rest();
        _nics.Add(new NetworkInterface
        {
            Id = Id(ResourceTypes.NetworkInterface, name),
            Region = line.Option("region") ?? default(Region),
            EnableIPForwarding = forwards,
            NetworkSecurityGroupId = group,
            VirtualMachineId = machine,
            IPConfigurations =
            [
                .. Enumerable.Range(0, Math.Max(1, addresses.Count)).Select(i => new IPConfiguration
                {
                    Name = $"part{i}",
                    SubnetId = subnet,
                    PrivateIPAddress = i < addresses.Count ? HostAddress.Parse(addresses[i]) : null,
                    IsAddressDynamic = isDynamic,
                    ApplicationSecurityGroupIds = i == 0 ? asgs.AddRange(asgsOfFirst) : asgs,
                    LoadBalancerBackendPoolIds = pools,
                }),
            ],
        });
    }

    private void TakeMachine(DesignLine line) => _machines.Add(new VirtualMachine
    {
        Id = Id(ResourceTypes.VirtualMachine, line.Word()),
        NetworkInterfaceIds = [.. line.Rest().Select(nic => Id(ResourceTypes.NetworkInterface, nic))],
    });

    private void TakePublicAddress(DesignLine line) => _publicAddresses.Add(new PublicIPAddress
    {
        Id = Id(ResourceTypes.PublicIPAddress, line.Word()),
        Sku = line.Option("sku"),
        Zones = line.Option("zones") is { } zones ? zones == "none" ? [] : [.. zones.Split(',')] : null,
        Address = line.HasWord ? HostAddress.Parse(line.Word()) : null,
    });

    private void TakeFirewall(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        _firewalls.Add(new AzureFirewall
        {
            Id = Id(ResourceTypes.AzureFirewall, path[1]),
            SubnetId = SubnetId($"{path[0]}/{line.Option("subnet") ?? SpecialSubnets.Firewall}"),
            Tier = line.Option("tier"),
            PrivateIPAddress = line.HasWord ? HostAddress.Parse(line.Word()) : null,
        });
    }

    private void TakeBalancer(DesignLine line)
    {
        string name = line.Word();
        ResourceId subnet = SubnetId(line.Word());
        ResourceId id = Id(ResourceTypes.LoadBalancer, name);
        bool isDynamic = line.Switch("dynamic");
        _balancers.Add(new LoadBalancer
        {
            Id = id,
            Sku = line.Option("sku"),
            FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = subnet, IsAddressDynamic = isDynamic, PrivateIPAddress = line.HasWord ? HostAddress.Parse(line.Word()) : null }],
            BackendPoolIds = [PoolId(name)],
            Rules = [new LoadBalancerRule { Name = "all", FrontEnd = "front", BackendPoolId = PoolId(name) }],
        });
    }
}
