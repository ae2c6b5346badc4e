using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <content>What is asked for between networks, and is written as rules and routes.</content>
public sealed partial class TopologyBuilder
{
    /// <summary>Asks for an access between two subnets. What <see cref="Build"/> writes for it is described at <see cref="AllowanceBuilder"/>.</summary>
    /// <exception cref="ArgumentException">A subnet belongs to another builder.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public AllowanceBuilder Allow(SubnetBuilder from, SubnetBuilder to, Protocol protocol, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(from);
        _draft.EnsureOwn(to);
        from.VNet.EnsureUsable();
        to.VNet.EnsureUsable();
        ArgumentNullException.ThrowIfNull(protocol);
        var allowance = new AllowanceBuilder(_draft, from, to, protocol, _draft.At(file, line));
        _draft.Allowances.Add(allowance);
        return allowance;
    }

    /// <summary>Asks that every flow among networks passes an appliance, both ways.</summary>
    /// <remarks>
    /// <para>
    /// <see cref="Build"/> writes a route through the appliance into the route table of each subnet of workloads, to the prefixes of each of the other
    /// networks, and into the GatewaySubnet of the gateways that a site is connected to. Beside the appliance, in its own VNet, the subnets are named one by one. A subnet
    /// without a table gets one named <c>VNET-SUBNET-routes</c>. The links of these VNets to the VNet of the appliance get <c>allowForwardedTraffic</c> where the program
    /// does not set it (rule 2.51). Flows inside one network are left alone.
    /// </para>
    /// <para>The wish stays in the topology, and <c>Validate</c> says which flows go round the appliance all the same. Cost of that: a trace for each pair of subnets.</para>
    /// </remarks>
    /// <param name="via">The appliance.</param>
    /// <param name="between">The networks: names of VNets, subnets (<c>app/work</c>) and sites. At least two.</param>
    /// <param name="because">The reason, which stays with the wish.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The appliance belongs to another builder, a name is repeated, fewer than two networks are named, or the reason is blank.</exception>
    /// <exception cref="KeyNotFoundException">There is no such network; the message lists those that there are.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Inspect(ApplianceBuilder via, IEnumerable<string> between, string? because = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(via);
        return Inspect(new InspectionDraft(via, null, because, _draft.At(file, line)), between);
    }

    /// <summary>Asks that every flow among networks passes an Azure Firewall, both ways.</summary>
    /// <inheritdoc cref="Inspect(ApplianceBuilder, IEnumerable{string}, string, string, int)"/>
    public TopologyBuilder Inspect(FirewallBuilder via, IEnumerable<string> between, string? because = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        _draft.EnsureOwn(via);
        return Inspect(new InspectionDraft(null, via, because, _draft.At(file, line)), between);
    }

    private TopologyBuilder Inspect(InspectionDraft inspection, IEnumerable<string> between)
    {
        _draft.EnsureOpen();
        ArgumentNullException.ThrowIfNull(between);
        if (inspection.Because is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(inspection.Because, "because");
        }

        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in between)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(between));
            if (!names.Add(name))
            {
                throw new ArgumentException($"\"{name}\" is named twice, and flows inside one network are not inspected. Name each network once.", nameof(between));
            }

            int slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0)
            {
                inspection.Subnets.Add(this[name[..slash]][name[(slash + 1)..]]);
            }
            else if (_draft.VNets.Exists(vnet => vnet.Name == name))
            {
                inspection.VNets.Add(this[name]);
            }
            else
            {
                inspection.Sites.Add(_draft.Sites.Find(site => site.Name == name) ?? throw new KeyNotFoundException(
                    $"Topology \"{Name}\" has no VNet and no site \"{name}\". {TopologyDraft.Listed([.. _draft.VNets.Select(vnet => vnet.Name.Value), .. _draft.Sites.Select(site => site.Name.Value)])}"));
            }
        }

        if (names.Count < 2)
        {
            throw new ArgumentException("Fewer than two networks are named, and flows inside one network are not inspected. Name at least two.", nameof(between));
        }

        _draft.Inspections.Add(inspection);
        return this;
    }
}
