using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing.Matching;
using VNetPeering.Sdk.Testing.Rules;

namespace VNetPeering.Sdk.Testing;

/// <summary>
/// Rules for all subnets, VNets or peerings of a network, spoken as a sentence: <c>NetRules.Subnets().That().AreNotPlatform().Should().RouteInternetVia("hub/fw")
/// .Because("SEC-012").Check(network)</c>.
/// </summary>
/// <remarks>
/// In names, <c>*</c> stands for any text without a slash and <c>?</c> for one letter; case does not count. Placeholders, of which the input tells nothing but
/// the id, are no subjects. Thread-safe.
/// </remarks>
public static class NetRules
{
    /// <summary>Starts a rule about subnets.</summary>
    public static RuleStart<SubnetFilters, SubnetConditions> Subnets()
    {
        var rule = new RuleText<SubnetSubject>
        {
            Subjects = "subnets",
            Find = context => VNetsOf(context).SelectMany(vnet => vnet.Subnets.Select(subnet => (ResourcePath.Short(subnet.Id), new SubnetSubject(vnet, subnet)))),
        };
        return new(new SubnetFilters(rule), new SubnetConditions(rule));
    }

    /// <summary>Starts a rule about VNets.</summary>
    public static RuleStart<VNetFilters, VNetConditions> VNets()
    {
        var rule = new RuleText<VNet> { Subjects = "VNets", Find = context => VNetsOf(context).Select(vnet => (vnet.Name.Value, vnet)) };
        return new(new VNetFilters(rule), new VNetConditions(rule));
    }

    /// <summary>Starts a rule about peering links, those that a Virtual Network Manager makes included. A peering has two: one owned by each VNet.</summary>
    public static RuleStart<PeeringFilters, PeeringConditions> Peerings()
    {
        var rule = new RuleText<PeeringSubject>
        {
            Subjects = "peering links",
            Find = context => VNetsOf(context).SelectMany(vnet => vnet.Peerings.Select(link => (ResourcePath.Short(link.Id), new PeeringSubject(vnet, link)))),
        };
        return new(new PeeringFilters(rule), new PeeringConditions(rule));
    }

    private static IEnumerable<VNet> VNetsOf(RuleContext context) => context.Topology.VNets.Where(vnet => !vnet.IsPlaceholder);
}
