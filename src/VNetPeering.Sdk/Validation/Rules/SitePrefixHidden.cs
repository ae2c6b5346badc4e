using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class SitePrefixHidden : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP3019",
        Title = "Prefix of a site is hidden by the VNet or a peer",
        Severity = Severity.Warning,
        Rules = "3.51, 3.52, 4.22, Q-06",
        Evidence = "Microsoft documentation (Virtual network traffic routing, 2023; BGP FAQ, 2019) and published lab output; for peers held by AzureBehavior.BgpCanBeatPeering",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        var hubs = new Dictionary<ResourceId, Hub>();
        var hidden = new Dictionary<ResourceId, List<(ResourceId Hub, AddressPrefix Prefix, AddressPrefix By, ResourceId Owner)>>();
        foreach (Gateway gateway in context.GatewayIndex.Vpn.Where(gateway => gateway.VNetId is not null))
        {
            foreach (LocalNetworkGateway site in context.GatewayIndex.SitesOf(gateway.Id).Select(each => each.Site).DistinctBy(site => site.Id))
            {
                if (!hubs.TryGetValue(gateway.VNetId!, out Hub? hub))
                {
                    hub = new Hub(context, gateway.VNetId!);
                    hubs.Add(gateway.VNetId!, hub);
                }

                foreach (AddressPrefix prefix in site.AddressSpace.Distinct())
                {
                    if (hub.Covering(prefix) is { } cover)
                    {
                        hidden.TryAdd(site.Id, []);
                        hidden[site.Id].Add((hub.Id, prefix, cover.Prefix, cover.Owner));
                    }
                }
            }
        }

        foreach (LocalNetworkGateway site in context.GatewayIndex.Sites.Where(site => hidden.ContainsKey(site.Id)))
        {
            var found = hidden[site.Id];
            string[] covers = [.. found.Select(each => $"{each.Prefix} {(each.Prefix == each.By ? "is also a prefix" : $"lies inside {each.By}")} of {context.Name(each.Owner)}").Distinct()];
            sink.Report(new Finding
            {
                Resource = site.Id,
                Related = [.. found.Select(each => each.Owner).Distinct()],
                Message = $"Local network gateway {context.Name(site.Id)} has prefixes that Azure installs no gateway route for: {Wording.List(covers)}. They cannot be reached from {Wording.List([.. found.Select(each => each.Hub).Distinct().Select(context.Name)])}.",
                Fix = $"Give the site addresses of its own, and {context.Name(site.Id)} those.",
            });
        }
    }

    /// <summary>The VNet of a gateway with the prefixes whose routes win over those of the gateway: its own, and its peers' as peered.</summary>
    private sealed class Hub
    {
        private readonly List<(AddressPrefix Prefix, ResourceId Owner)> _prefixes = [];
        private readonly PrefixSet _all;

        public Hub(ValidationContext context, ResourceId id)
        {
            Id = id;
            Add(context.FindVNet(id)?.AddressSpace ?? [], id);
            foreach (PeeringLink link in context.LinksFrom(id))
            {
                if (link.State == PeeringState.Connected && !context.Behavior.BgpCanBeatPeering)
                {
                    Add(link.Peering.RemoteAddressSpace ?? link.RemotePrefixes, link.RemoteId);
                }
            }

            _all = PrefixSet.Create(_prefixes.Select(each => each.Prefix));
        }

        public ResourceId Id { get; }

        // The set answers fast for nearly all. It merges neighbours, so one of the prefixes must cover the asked one alone.
        public (AddressPrefix Prefix, ResourceId Owner)? Covering(AddressPrefix prefix) =>
            _all.Contains(prefix) && _prefixes.FindIndex(each => each.Prefix.Contains(prefix)) is >= 0 and int at ? _prefixes[at] : null;

        private void Add(ValueList<AddressPrefix> prefixes, ResourceId owner) => _prefixes.AddRange(prefixes.Select(prefix => (prefix, owner)));
    }
}
