namespace VNetPeering.Sdk.Model;

/// <summary>Which collections of security admin rules hold in which VNet (rules 6.01, 6.13). Classic VNets have no manager.</summary>
internal sealed class AppliedAdminRules
{
    private static readonly string[] ServicesWithIntentPolicy = ["Microsoft.Sql/managedInstances", "Microsoft.Databricks/workspaces"];

    private readonly Dictionary<int, List<AppliedCollection>> _byVNet = [];

    internal AppliedAdminRules(Topology topology)
    {
        if (topology.NetworkManagers.All(manager => manager.SecurityAdminConfigurations.Count == 0))
        {
            return;
        }

        var vnets = new ManagedVNets(topology);
        foreach (NetworkManager manager in topology.NetworkManagers)
        {
            foreach (SecurityAdminConfiguration configuration in manager.SecurityAdminConfigurations)
            {
                foreach (AdminRuleCollection collection in configuration.RuleCollections)
                {
                    var applied = new AppliedCollection(manager, configuration, collection, openGroup: null);
                    IEnumerable<ResourceId> members = collection.AppliesToGroups.SelectMany(group => vnets.MembersOf(group, configuration.DeployedRegions)).Distinct();
                    HashSet<int> certain = [.. members.Select(vnets.Find).Where(vnet => vnet >= 0 && topology.VNets[vnet].DeploymentModel == DeploymentModel.ResourceManager)];
                    foreach (int vnet in certain)
                    {
                        Add(vnet, applied);
                    }

                    foreach (ResourceId group in collection.AppliesToGroups.Distinct())
                    {
                        var open = new AppliedCollection(manager, configuration, collection, group);
                        foreach (int vnet in vnets.CandidatesOf(group, configuration.DeployedRegions).Where(vnet => !certain.Contains(vnet)))
                        {
                            Add(vnet, open);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Gets whether a collection holds anywhere.</summary>
    internal bool IsEmpty => _byVNet.Count == 0;

    /// <summary>Returns the collections that hold in a VNet or may hold there, in the order of the input.</summary>
    internal IReadOnlyList<AppliedCollection> Of(int vnet) => _byVNet.TryGetValue(vnet, out List<AppliedCollection>? collections) ? collections : [];

    /// <summary>Says whether a VNet holds a service with a network intent policy: a subnet that is delegated to SQL Managed Instance or Databricks.</summary>
    internal static bool HasIntentPolicy(VNet vnet) => vnet.Subnets.Any(subnet => subnet.Delegations.Any(service => ServicesWithIntentPolicy.Contains(service, StringComparer.OrdinalIgnoreCase)));

    /// <summary>
    /// Says whether the rules pass a subnet by: one of gateways, Azure Firewall, Bastion or Route Server, and one with an Application Gateway, unless its
    /// delegation shows that it is isolated.
    /// </summary>
    internal static bool AreSkippedIn(Subnet subnet) =>
        subnet.Name == SpecialSubnets.Gateway || subnet.Name == SpecialSubnets.Firewall || subnet.Name == SpecialSubnets.FirewallManagement
        || subnet.Name == SpecialSubnets.Bastion || subnet.Name == SpecialSubnets.RouteServer
        || (subnet.IPConfigurationIds.Any(occupant => occupant.Parent?.IsOfType(ResourceTypes.ApplicationGateway) is true)
            && !subnet.Delegations.Contains(ResourceTypes.ApplicationGateway, StringComparer.OrdinalIgnoreCase));

    private void Add(int vnet, AppliedCollection applied)
    {
        if (!_byVNet.TryGetValue(vnet, out List<AppliedCollection>? collections))
        {
            _byVNet[vnet] = collections = [];
        }

        collections.Add(applied);
    }
}
