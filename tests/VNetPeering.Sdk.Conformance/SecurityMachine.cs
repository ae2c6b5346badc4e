using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>A machine behind a security group of its interface, in a VNet that is one subnet.</summary>
internal static class SecurityMachine
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/case/providers/Microsoft.Network";

    public static Topology Draw(string space, string address, params SecurityRule[] rules)
    {
        ResourceId vnet = ResourceId.Parse($"{Group}/virtualNetworks/vnet");
        ResourceId subnet = vnet.Child("subnets", "subnet");
        ResourceId nsg = ResourceId.Parse($"{Group}/networkSecurityGroups/nsg");
        return new Topology
        {
            VNets = [new VNet { Id = vnet, AddressSpace = [AddressPrefix.Parse(space)], Subnets = [new Subnet { Id = subnet, AddressPrefixes = [AddressPrefix.Parse(space)] }] }],
            NetworkSecurityGroups = [new NetworkSecurityGroup { Id = nsg, SecurityRules = [.. rules] }],
            NetworkInterfaces =
            [
                new NetworkInterface
                {
                    Id = ResourceId.Parse($"{Group}/networkInterfaces/nic"),
                    NetworkSecurityGroupId = nsg,
                    IPConfigurations = [new IPConfiguration { Name = "ipconfig1", SubnetId = subnet, PrivateIPAddress = HostAddress.Parse(address) }],
                },
            ],
        };
    }

    public static SecurityRule Ssh(string name, int priority, SecurityRuleAccess access) => new()
    {
        Name = name,
        Priority = priority,
        Access = access,
        Direction = SecurityRuleDirection.Inbound,
        Protocol = "Tcp",
        SourceAddressPrefix = "*",
        DestinationAddressPrefix = "*",
        SourcePortRange = "*",
        DestinationPortRange = "22",
    };

    /// <summary>The custom rules behind effective ones. Azure prints every address as 0.0.0.0/0 and ports with both ends.</summary>
    public static SecurityRule[] CustomRules(JsonElement effective) =>
    [
        .. effective.EnumerateArray().Where(rule => Text(rule, "name").StartsWith("securityRules/", StringComparison.Ordinal)).Select(rule => new SecurityRule
        {
            Name = Text(rule, "name")["securityRules/".Length..],
            Priority = rule.GetProperty("priority").GetInt32(),
            Access = Enum.Parse<SecurityRuleAccess>(Text(rule, "access")),
            Direction = Enum.Parse<SecurityRuleDirection>(Text(rule, "direction")),
            Protocol = Text(rule, "protocol") is "All" ? "*" : Text(rule, "protocol"),
            SourceAddressPrefix = Address(Text(rule, "sourceAddressPrefix")),
            DestinationAddressPrefix = Address(Text(rule, "destinationAddressPrefix")),
            SourcePortRange = Text(rule, "sourcePortRange"),
            DestinationPortRange = Text(rule, "destinationPortRange"),
        }),
    ];

    private static string Text(JsonElement rule, string property) => rule.GetProperty(property).GetString()!;

    private static string Address(string printed) => printed == "0.0.0.0/0" ? "*" : printed.EndsWith("/32", StringComparison.Ordinal) ? printed[..^3] : printed;
}
