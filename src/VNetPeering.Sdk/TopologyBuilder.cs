using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Designs an Azure network in C#: verbs add resources and relations, and <see cref="Build"/> returns the topology.</summary>
/// <remarks>
/// <para>
/// Lambdas configure what they are given to; the handles that verbs return are what relations are made between. What is not said has Azure's
/// default, and no address is ever invented. Subscription and resource group are the placeholder <c>&lt;subscription&gt;</c> and the name of the
/// topology unless stated.
/// </para>
/// <para>
/// A mistake in a call, such as a malformed prefix or a name that is taken, throws at once. What only the whole program shows, such as a full pool,
/// is thrown by <see cref="Build"/>, all of it together. A network that Azure would refuse is neither: it is built, and <c>Validate</c> reports it.
/// </para>
/// <para>Mutable; not thread-safe; single use: it builds once, and every later call throws.</para>
/// </remarks>
public sealed partial class TopologyBuilder
{
    private readonly TopologyDraft _draft;

    /// <summary>Starts an empty topology.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, blank or holds a slash.</exception>
    public TopologyBuilder(string name)
        : this(new Topology { Name = BuilderGuard.Name(name) })
    {
    }

    internal TopologyBuilder(Topology seed) => _draft = new TopologyDraft(seed);

    /// <summary>Gets the name of the topology.</summary>
    public ResourceName Name => _draft.Name;

    /// <summary>Puts VNets that do not say otherwise, and their resources, into a subscription.</summary>
    /// <exception cref="ArgumentException"><paramref name="subscription"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InSubscription(string subscription)
    {
        _draft.EnsureOpen();
        _draft.Subscription = BuilderGuard.Name(subscription);
        return this;
    }

    /// <summary>Puts VNets that do not say otherwise, and their resources, into a resource group.</summary>
    /// <exception cref="ArgumentException"><paramref name="resourceGroup"/> is not one part of a resource id.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InResourceGroup(string resourceGroup)
    {
        _draft.EnsureOpen();
        _draft.ResourceGroup = BuilderGuard.Name(resourceGroup);
        return this;
    }

    /// <summary>States the Microsoft Entra tenant of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentException"><paramref name="tenantId"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InTenant(string tenantId)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        _draft.TenantId = tenantId;
        return this;
    }

    /// <summary>States the cloud of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cloud"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder InCloud(Cloud cloud)
    {
        _draft.EnsureOpen();
        _draft.Cloud = BuilderGuard.Defined(cloud);
        return this;
    }

    /// <summary>States the region of VNets that do not say otherwise.</summary>
    /// <exception cref="ArgumentException"><paramref name="region"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder In(string region)
    {
        _draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        _draft.Region = region;
        return this;
    }

    /// <summary>
    /// Deletes a VNet with its links and everything in it: gateways with their connections, firewalls, network interfaces and machines, private endpoints.
    /// Links of other VNets to it stay and are Disconnected, as in Azure, if they were Connected.
    /// </summary>
    /// <exception cref="ArgumentException">The VNet belongs to another builder.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Remove(VNetBuilder vnet)
    {
        _draft.EnsureOwn(vnet);
        vnet.EnsureUsable();
        _draft.Remove(vnet);
        return this;
    }

    /// <summary>Deletes a gateway with its connections, and those of far gateways to it.</summary>
    /// <exception cref="ArgumentException">The gateway belongs to another builder.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public TopologyBuilder Remove(GatewayBuilder gateway)
    {
        _draft.EnsureOwn(gateway);
        gateway.EnsureUsable();
        _draft.Remove(gateway);
        return this;
    }

    /// <summary>Checks what has been designed so far, as the topology's <c>Validate</c> does; the builder stays usable.</summary>
    /// <exception cref="TopologyBuildException">The program asks for something that cannot be written down; the exception lists all of it.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public DiagnosticReport Validate(ValidateOptions? options = null) => Snapshot().Validate(options);

    /// <summary>Returns the topology and ends the use of this builder. Two builders that got the same calls return equal topologies.</summary>
    /// <exception cref="TopologyBuildException">The program asks for something that cannot be written down; the exception lists all of it. The builder stays usable.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built already.</exception>
    public Topology Build()
    {
        Topology topology = Snapshot();
        _draft.Freeze();
        return topology;
    }

    internal Topology Snapshot()
    {
        _draft.EnsureOpen();
        return new TopologyAssembler(_draft).Assemble();
    }
}
