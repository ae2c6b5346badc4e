using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A network outside Azure in a topology that is being built, and the handle that gateways connect to.</summary>
/// <remarks>
/// Each gateway that connects to a site gets a local network gateway with the prefixes, autonomous system number and addresses given here.
/// Mutable; not thread-safe; usable until the topology is built.
/// </remarks>
public sealed class SiteBuilder
{
    private Site _record;

    internal SiteBuilder(TopologyDraft draft, Site record)
    {
        Draft = draft;
        _record = record;
        SeededPrefixes = record.AddressSpace;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal Site Record => _record;

    /// <summary>Gets the prefixes of the edited topology, by which its local network gateways are known to mirror the site.</summary>
    internal ValueList<AddressPrefix> SeededPrefixes { get; }

    internal HostAddress? BgpAddress { get; private set; }

    internal string? DeviceAddress { get; private set; }

    /// <summary>Adds prefixes of the site.</summary>
    /// <exception cref="ArgumentException">A text is not an address prefix.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SiteBuilder AddressSpace(params IEnumerable<string> prefixes)
    {
        Draft.EnsureOpen();
        _record = _record with { AddressSpace = _record.AddressSpace.AddRange(BuilderGuard.Prefixes(prefixes)) };
        return this;
    }

    /// <summary>Says that the site speaks BGP: connections of gateways that speak it too use BGP unless they say otherwise.</summary>
    /// <exception cref="ArgumentException"><paramref name="peeringAddress"/> is not an address.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asn"/> is no autonomous system number.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SiteBuilder Bgp(long asn, string? peeringAddress = null)
    {
        Draft.EnsureOpen();
        HostAddress? address = peeringAddress is null ? null : BuilderGuard.Address(peeringAddress);
        _record = _record with { Asn = BuilderGuard.Asn(asn) };
        BgpAddress = address;
        return this;
    }

    /// <summary>States the public address of the site's VPN device.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is not an address.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public SiteBuilder VpnDevice(string address)
    {
        Draft.EnsureOpen();
        DeviceAddress = BuilderGuard.Address(address).ToString();
        return this;
    }
}
