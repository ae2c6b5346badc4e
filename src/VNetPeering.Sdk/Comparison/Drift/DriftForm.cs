using System.Text.Json.Nodes;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Drift;

/// <summary>
/// Brings a design and a live estate into one form, so that nothing differs that only the way of writing states: what Azure reports and a design leaves open, defaults,
/// what only a design can declare. What is left differs for good.
/// </summary>
internal sealed class DriftForm
{
    // What a design that leaves it open takes as it is: Azure chooses it, or it says who is there.
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "defaultOutboundAccess", "region", "tenantId", "sku", "generation", "tier", "zones", "address", "addresses", "privateIPAddress", "bgpPeeringAddresses", "ipConfigurationIds",
        "virtualMachineId", "routingWeight", "gatewayIPAddress", "clientProtocols", "hubRoutingPreference", "publicIPAddressIds", "locations",
    };

    // What only a design declares: no export holds it.
    private static readonly HashSet<string> Declared = new(StringComparer.Ordinal) { "site", "sites", "admittedFlows", "announces" };

    // What is meant where nothing is stated.
    private static readonly Dictionary<string, string> Assumed = new(StringComparer.Ordinal)
    {
        ["state"] = "\"Connected\"", ["syncLevel"] = "\"FullyInSync\"", ["provisioningState"] = "\"Succeeded\"", ["asn"] = "65515", ["vpnType"] = "\"RouteBased\"",
        ["activeActive"] = "false", ["enableBgp"] = "false", ["disableBgpRoutePropagation"] = "false", ["enableInternetSecurity"] = "false",
    };

    private static readonly (string One, string Many)[] Forms =
    [
        ("sourceAddressPrefix", "sourceAddressPrefixes"), ("destinationAddressPrefix", "destinationAddressPrefixes"), ("sourcePortRange", "sourcePortRanges"), ("destinationPortRange", "destinationPortRanges"),
    ];

    private readonly Topology _design;
    private readonly Topology _live;

    private DriftForm(Topology design, Topology live) => (_design, _live) = (design, live);

    /// <summary>Returns both in one form.</summary>
    internal static (Topology Design, Topology Live) Of(Topology design, Topology live)
    {
        // Machines and addresses are no part of a design that names none.
        bool hasMachines = design.NetworkInterfaces.Count + design.VirtualMachines.Count > 0;
        Topology completed = design with
        {
            NetworkInterfaces = hasMachines ? design.NetworkInterfaces : live.NetworkInterfaces,
            VirtualMachines = hasMachines ? design.VirtualMachines : live.VirtualMachines,
            PublicIPAddresses = design.PublicIPAddresses.Count > 0 ? design.PublicIPAddresses : live.PublicIPAddresses,
        };
        Topology declared = live with
        {
            Sites = live.Sites.Count > 0 ? live.Sites : design.Sites,
            Appliances = live.Appliances.Count > 0 ? live.Appliances : design.Appliances,
        };
        return new DriftForm(completed, declared).Align();
    }

    private (Topology Design, Topology Live) Align()
    {
        Topology differentDesign = TopologyLists.With(ComparedDesigns.Bare(_design), new DifferingResources(_design, _live));
        Topology differentLive = TopologyLists.With(ComparedDesigns.Bare(_live), new DifferingResources(_live, _design));
        DesignTree design = DesignTree.Of(differentDesign);
        DesignTree live = DesignTree.Of(differentLive);
        foreach (DesignNode node in design.Nodes.Values.ToArray())
        {
            if (live.Nodes.TryGetValue(node.Key, out DesignNode? other))
            {
                Align(node.Node, other.Node, isSecurityRule: node.List == "securityRules");
            }
        }

        return (
            TopologyLists.With(_design, new ReplacedResources(_design, differentDesign, design.ToTopology())),
            TopologyLists.With(_live, new ReplacedResources(_live, differentLive, live.ToTopology())));
    }

    private void Align(JsonObject design, JsonObject live, bool isSecurityRule)
    {
        RenameOnlyConfiguration(design, live);

        // Admin rules of a network manager have the lists only.
        foreach ((string one, string many) in isSecurityRule ? Forms : [])
        {
            ToOneForm(design, one, many);
            ToOneForm(live, one, many);
        }

        foreach (string name in design.Select(property => property.Key).Union(live.Select(property => property.Key)).ToArray())
        {
            if (DesignTree.HoldsResources(design[name]) || DesignTree.HoldsResources(live[name]) || (design[name] is not null && live[name] is not null))
            {
                AlignServices(design[name] as JsonArray, live[name] as JsonArray);
            }
            else if (design[name] is { } wanted)
            {
                Settle(name, wanted, design, live, _design);
            }
            else if (live[name] is { } reported)
            {
                Settle(name, reported, live, design, _live);
            }
        }
    }

    /// <summary>Settles what only one side states: it goes where it is what the other one assumes, it is taken over where the other one leaves it open, and else it stays.</summary>
    private static void Settle(string name, JsonNode value, JsonObject stated, JsonObject open, Topology topology)
    {
        if ((Assumed.TryGetValue(name, out string? assumed) && string.Equals(value.ToJsonString(), assumed, StringComparison.OrdinalIgnoreCase))
            || IsSnapshotInSync(name, value, stated, topology)
            || (name == "state" && value.GetValue<string>() == nameof(PeeringState.Initiated) && !ConfigurationDiff.HasLinkBack(stated, topology)))
        {
            stated.Remove(name);
        }
        else if (Open.Contains(name) || Declared.Contains(name) || (name == "rules" && value is JsonArray { Count: 0 }))
        {
            // A firewall for which no rules are written has none, and Azure prints three empty lists.
            open[name] = value.DeepClone();
        }
    }

    /// <summary>Says whether what a link stores of an address space is what that VNet has.</summary>
    private static bool IsSnapshotInSync(string name, JsonNode value, JsonObject link, Topology topology)
    {
        string? vnet = name switch
        {
            "remoteAddressSpace" or "remoteVirtualNetworkAddressSpace" => link["remoteVNetId"]?.GetValue<string>(),
            "localAddressSpace" or "localVirtualNetworkAddressSpace" => ResourceId.Parse(link["id"]!.GetValue<string>()).Parent?.ToString(),
            _ => null,
        };
        return vnet is not null
            && (topology.VNets.FirstOrDefault(candidate => candidate.Id == ResourceId.Parse(vnet)) is not { IsPlaceholder: false } known
                || known.AddressSpace.Select(prefix => prefix.ToString()).ToHashSet().SetEquals(value.AsArray().Select(prefix => prefix!.GetValue<string>())));
    }

    /// <summary>The name of a gateway's only IP configuration means nothing, and its public address is Azure's matter where the design states none.</summary>
    private static void RenameOnlyConfiguration(JsonObject design, JsonObject live)
    {
        if (design["type"] is not null && design["ipConfigurations"] is JsonArray { Count: 1 } wanted && live["ipConfigurations"] is JsonArray { Count: 1 } there)
        {
            foreach (string name in new[] { "name", "publicIPAddressId", "privateIPAddress" })
            {
                if (there[0]![name] is { } known && (name == "name" || wanted[0]![name] is null))
                {
                    wanted[0]![name] = known.DeepClone();
                }
            }
        }
    }

    private static void ToOneForm(JsonObject rule, string one, string many)
    {
        if (rule[one] is null && rule[many] is JsonArray { Count: 1 } single)
        {
            rule[one] = single[0]!.DeepClone();
            rule.Remove(many);
        }
    }

    /// <summary>Azure adds to a service endpoint where the service is.</summary>
    private static void AlignServices(JsonArray? design, JsonArray? live)
    {
        foreach (JsonObject wanted in (design ?? []).OfType<JsonObject>().Where(endpoint => endpoint["service"] is not null))
        {
            JsonObject? there = (live ?? []).OfType<JsonObject>().FirstOrDefault(endpoint => string.Equals(endpoint["service"]?.ToString(), wanted["service"]!.ToString(), StringComparison.OrdinalIgnoreCase));
            if (there is not null && wanted["locations"] is null != there["locations"] is null)
            {
                (wanted["locations"] is null ? wanted : there)["locations"] = (wanted["locations"] ?? there["locations"])!.DeepClone();
            }
        }
    }
}
