using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>An Azure Firewall in a topology that is being built, and the handle that routes go through.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class FirewallBuilder
{
    private AzureFirewall _record;
    private DraftItem<PublicIPAddress>? _publicAddress;

    internal FirewallBuilder(TopologyDraft draft, VNetBuilder? vnet, AzureFirewall record, CallSite? at)
    {
        Draft = draft;
        VNet = vnet;
        At = at;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal VNetBuilder? VNet { get; }

    internal CallSite? At { get; }

    internal bool IsRemoved { get; set; }

    internal ResourceId Id => At is null ? _record.Id : VNet!.Id.Sibling(ResourceTypes.AzureFirewall, Name);

    internal NextHopAddress NextHop => _record.PrivateIPAddress is { } address ? address : NextHopAddress.FromUnresolved(RunTimeAddresses.ExpressionFor(Id));

    /// <summary>States the tier: <c>Basic</c>, <c>Standard</c> or <c>Premium</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="tier"/> is null or blank.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder Tier(string tier)
    {
        Draft.EnsureOpen();
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        _record = _record with { Tier = tier };
        return this;
    }

    /// <summary>Gives the firewall a public IP address resource, named <c>FIREWALL-ip</c>, of the SKU Standard. Its address may be left open.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built, or the firewall is one of the edited topology or has an address resource already.</exception>
    public FirewallBuilder PublicAddress(string? address = null)
    {
        Draft.EnsureOpen();
        if (At is not { } at || VNet is null || _publicAddress is not null)
        {
            throw new InvalidOperationException($"Azure Firewall \"{Name}\" has its public addresses already. Only a new firewall without one takes one.");
        }

        _publicAddress = Draft.AddPublicAddress(VNet, $"{Name}-ip", address, at, this);
        return this;
    }

    /// <summary>
    /// Declares flows that the firewall lets through. With the first declaration it drops everything else. Answers pass. <paramref name="from"/> and
    /// <paramref name="to"/> are <c>*</c>, an address or a prefix.
    /// </summary>
    /// <exception cref="ArgumentException">A side is not one of these, or the two are of different families.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="protocol"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder Allows(Protocol protocol, string from = "*", string to = "*")
    {
        Draft.EnsureOpen();
        _record = _record with { AdmittedFlows = (_record.AdmittedFlows ?? []).Add(BuilderGuard.Admitted(protocol, from, to)) };
        return this;
    }

    /// <summary>Declares that the firewall lets nothing through but what <see cref="Allows"/> and <see cref="Publishes"/> name.</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder AllowsNothing()
    {
        Draft.EnsureOpen();
        _record = _record with { AdmittedFlows = [] };
        return this;
    }

    /// <summary>
    /// Publishes a private address at the firewall's public address (DNAT, rule 3.72). <paramref name="protocol"/> carries the ports that are called;
    /// <paramref name="port"/> is the port behind, from 1 to 65535, when it is another.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address, <paramref name="from"/> is not <c>*</c>, an address or a prefix, or the name is taken.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="protocol"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="port"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public FirewallBuilder Publishes(string name, Protocol protocol, string address, int? port = null, string from = "*")
    {
        Draft.EnsureOpen();
        ArgumentNullException.ThrowIfNull(protocol);
        ResourceName wanted = BuilderGuard.Name(name);
        if (_record.DestinationNatRules.Any(rule => rule.Name == wanted))
        {
            throw new ArgumentException($"Azure Firewall \"{Name}\" publishes \"{name}\" already. Give the new rule another name.", nameof(name));
        }

        if (port is < 1 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(port), port, $"{port} is not a port. Give a number from 1 to 65535, or leave it out for the port that is called.");
        }

        _record = _record with
        {
            DestinationNatRules = _record.DestinationNatRules.Add(new DestinationNatRule
            {
                Name = wanted,
                Protocol = protocol,
                Sources = BuilderGuard.Side(from),
                TranslatedAddress = BuilderGuard.Address(address),
                TranslatedPort = port,
            }),
        };
        return this;
    }

    internal AzureFirewall ToRecord() => At is null ? _record : _record with
    {
        Id = Id,
        SubnetId = VNet!.Id.Child("subnets", SpecialSubnets.Firewall),
        PublicIPAddressIds = _publicAddress is null ? [] : [_publicAddress.Id],
    };
}
