using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

/// <summary>A network security group "web" with one rule "https", which is valid until a test changes it.</summary>
internal static class OneSecurityRule
{
    public static ResourceId Id { get; } = IdOf("https");

    public static ResourceId IdOf(string rule) => Designs.Id(ResourceTypes.NetworkSecurityGroup, "web").Child("securityRules", rule);

    public static Topology With(Func<SecurityRule, SecurityRule> change) => new()
    {
        Name = "design",
        NetworkSecurityGroups =
        [
            new NetworkSecurityGroup
            {
                Id = Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"),
                SecurityRules =
                [
                    change(new SecurityRule
                    {
                        Name = "https",
                        Priority = 100,
                        Direction = SecurityRuleDirection.Inbound,
                        Access = SecurityRuleAccess.Allow,
                        Protocol = "Tcp",
                        SourceAddressPrefix = "10.0.0.0/8",
                        SourcePortRange = "*",
                        DestinationAddressPrefix = "*",
                        DestinationPortRange = "443",
                    }),
                ],
            },
        ],
    };
}
