using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>The completions, case by case. Each adds only what the observation, the summary or the notes of the same record settle.</summary>
internal static class Completions
{
    private const string AnlHub = "myVnet4";

    public static IReadOnlyList<Completion> All { get; } =
    [
        new(
            "aso-vnet-put-without-peerings-keeps-peering",
            "The link is in the recorded answers; it is written here as they show it, Initiated.",
            design => design.Link("asotest-vn-cydhjo", "asotest-vn-houphb", Flags(state: "Initiated"))),
        new(
            "cli-nexthop-own-vnet-is-VirtualNetwork",
            "The address space of the VNet is not shown; it holds the subnet, and the answer depends on no more.",
            design => design.VNet("vnet1", "10.0.0.0/24")),
        new(
            "cli-peering-gateway-transit-handshake",
            "Both links as the recorded answers show them after the second PUT.",
            design => design
                .Link("vnet2", "vnet1", Flags(access: false, transit: true, state: "Connected"))
                .Link("vnet1", "vnet2", Flags(access: false, forwarded: true, useRemote: true, state: "Connected"))),
        new(
            "issue-second-use-remote-gateways",
            "The prefixes are not shown; three VNets that do not overlap, and a gateway in each remote one, serve the observation.",
            design => design.NoLinks("vdi-vnet").VNet("vdi-vnet", "10.0.0.0/24").VNet("hub-vnet", "10.1.0.0/24").VNet("proxy-vnet", "10.2.0.0/24")
                .Gateway("hub-vnet").Gateway("proxy-vnet")
                .Link("vdi-vnet", "hub-vnet", Flags(useRemote: true)).Link("hub-vnet", "vdi-vnet", Flags(transit: true))
                .Link("proxy-vnet", "vdi-vnet", Flags(transit: true))),
        new(
            "issue-self-peering-portal-text",
            "Only the VM addresses are shown; each VNet is the /24 around its own.",
            design => design.VNet("datacenter-pub-vnet", "10.2.1.0/24").Subnet("datacenter-pub-vnet/default", "10.2.1.0/24")
                .VNet("datacenter-priv-vnet", "10.1.1.0/24").Subnet("datacenter-priv-vnet/default", "10.1.1.0/24")),
        new(
            "java-watcher-norouteLearned-unpeered-vnets",
            "No rule of the two security groups is shown beyond the defaults.",
            design => design.List("networkSecurityGroups").Add(new JsonObject { ["name"] = "nsg923478" })),
        new(
            "lab-anl-disable-bgp-propagation",
            "The two connections are named 4to5 and 5to4: they join the gateways of myVnet4 and myVnet5. The subnets hold the addresses of the observed flows and of the appliance.",
            design => ConnectAnl(design).Subnet("myVnet4/myVnet4Subnet2", "10.4.2.0/24").Subnet("myVnet4/GatewaySubnet", "10.4.0.0/24")),
        new(
            "lab-anl-global-peering-udr-default",
            "SSH from 10.1.1.x to 10.3.1.4 went through the appliance, so the subnet of 10.1.1.x has a route to it; the subnets hold the addresses of the flow and of the appliance.",
            design => design.Subnet("myVnet3/myVnet3Subnet1", "10.3.1.0/24").Subnet("myVnet4/myVnet4Subnet2", "10.4.2.0/24")
                .Table("vnet1-subnet1", "myVnet1/myVnet1Subnet1", ("10.3.0.0/16", "VirtualAppliance", "10.4.2.101"))),
        new("lab-iacoslo-avnm-direct-connectivity-switch", "The spokes' subnets are not recorded; each is the whole VNet.", design => WholeSubnets(design, "vnet-spoke1-westeurope", "vnet-spoke2-westeurope")),
        new(
            "lab-iacoslo-avnm-udr-beats-connectedgroup",
            "The spokes are in a connected group at the start, as the first ping shows. Their subnets are not recorded; each is the whole VNet. The table is written in the step that deploys it.",
            design => WholeSubnets(design.ConnectDirectly().Without("routeTables"), "vnet-spoke1-westeurope", "vnet-spoke2-westeurope")),
        new("lab-anl-userremotegateways-before-transit-error", "The two connections are named 4to5 and 5to4: they join the gateways of myVnet4 and myVnet5.", design => ConnectAnl(design)),
        new(
            "lab-anl-vpn-with-gateway-transit",
            "The two connections are named 4to5 and 5to4: they join the gateways of myVnet4 and myVnet5. The subnet holds the address of the observed flow.",
            design => ConnectAnl(design)),
        new(
            "lab-avnm-hub-spoke-direct-and-plain",
            "Only the prefixes of the VNets are recorded; each has one subnet, the whole.",
            design => WholeSubnets(design, "vnetG", "vnetH", "vnetI", "vnetJ", "vnetK")),
        new(
            "lab-azsl-break-one-side-and-recover",
            "The author masks the first half of both prefixes; any private one serves. The rules of the NIC's security group do not change and let the flow pass in steps 2 and 5, so none is written.",
            design => design.VNet("vnet-azsl-01", "10.20.0.0/24").Subnet("vnet-azsl-01/default", "10.20.0.0/24")
                .VNet("vnet-azsl-peer", "10.20.10.0/24").Subnet("vnet-azsl-peer/default", "10.20.10.0/24")),
        new(
            "lab-azsl-empty-table-and-udr-none-host-route",
            "The record names subnet, NIC, rule and table, not the prefix; the author masks the client's address, any public one serves.",
            design => AzslNic(design)),
        new(
            "lab-cpt-private-endpoints-reach-one-peering-hop",
            "The User rows of the four tables are the route tables; the endpoints stand in hub1, and 10.0.0.4 to .14 lie in its first /24.",
            design => design
                .PrivateEndpoints("hub1/default", [.. Enumerable.Range(4, 11).Select(last => $"10.0.0.{last}")])
                .Subnet("hub1/default", "10.0.0.0/24")
                .StandOn("hub2/default").StandOn("spoke1/default").StandOn("spoke2/default")
                .Table("rt-hub1", "hub1/default", ("192.168.0.0/16", "VirtualAppliance", "192.168.1.4"))
                .Table("rt-hub2", "hub2/default", ("10.0.0.0/16", "VirtualAppliance", "10.0.1.4"))
                .Table("rt-spoke1", "spoke1/default", ("192.168.4.0/22", "VirtualAppliance", "10.0.1.4"))
                .Table("rt-spoke2", "spoke2/default", ("10.0.4.0/22", "VirtualAppliance", "192.168.1.4"), ("10.0.0.0/22", "VirtualAppliance", "192.168.1.4"))),
        new(
            "lab-cpt-vwan-spoke-with-extra-peerings",
            "VNetPeering and VNetGlobalPeering rows settle that fw and spoke2 share a region and spoke1 has another; the hub of spoke1 is named on it.",
            design => design.Region("spoke1", "westeurope").Region("fw", "eastus").Region("spoke2", "eastus")
                .VirtualHub("hub1", "10.0.0.0/16", "spoke1").VirtualHub("hub2", "10.3.0.0/16", "spoke2")),
        new("lab-dmauser-udr-default-branch", "The VNetPeering row settles the second link; the User row settles where the only route table is attached.", design => design
            .StandOn("extbranch1/default").AttachTheOnlyTable("extbranch1/default").Link("branch1", "extbranch1")),
        new("lab-dmauser-vwan-spoke", "The VNetPeering row of the hub's prefix settles that spoke1 is connected to it.", design => design.VirtualHub("hub1", "192.168.1.0/24", "spoke1")),
        new("lab-endpoint-nexthop-types", "The endpoint's subnet is named in the sibling cases; 10.61.2.4 lies in it.", design => design.PrivateEndpoints("vnet-endpoint-path/snet-private-endpoint", "10.61.2.4")
            .Subnet("vnet-endpoint-path/snet-private-endpoint", "10.61.2.0/24")),
        new("lab-endpoint-r1-public", "The prefix of the endpoint's subnet is not shown; 10.61.2.4 lies in it.", design => design.PrivateEndpoints("vnet-endpoint-path/snet-private-endpoint", "10.61.2.4")
            .Subnet("vnet-endpoint-path/snet-private-endpoint", "10.61.2.0/24")),
        new("lab-endpoint-nsg-outbound-lockdown", "The prefix of the endpoint's subnet is not shown; 10.61.2.4 lies in it.", design => design.PrivateEndpoints("vnet-endpoint-path/snet-private-endpoint", "10.61.2.4")
            .Subnet("vnet-endpoint-path/snet-private-endpoint", "10.61.2.0/24")),
        new("lab-erjosito-vwan-static-branch", "The VNetPeering row of the hub's prefix settles that testvnet1 is connected to it.", design => design.Without("virtualHubs").VirtualHub("virtualhub", "192.168.0.0/24", "testvnet1")),
        new("lab-erjosito-vwan-spoke-is-no-gateway", "The hub that testvnet1 is attached to, as its text says.", design => design.VirtualHub("virtualhub", "192.168.0.0/24", "testvnet1")),
        new(
            "lab-hubhub-nva2-after-peering",
            "The next hops of 10.40.0.0/16 are the addresses of the hub's own gateway instances.",
            design => design.Gateway("vnet-hub2", gateway => gateway["bgpAddresses"] = new JsonArray("10.20.0.4", "10.20.0.5"))),
        new("lab-jama-hub-spoke-nva-steps", "The NVA's NIC has IP forwarding off, as step 1 says; the other NICs have no name.", design => design.Nic("nva", "hub/snet-hub", "10.10.0.4")),
        new(
            "lab-jwright-vpngw-advertises-added-vnet-prefix",
            "The gateway, its BGP address and its number are in the summary.",
            design => design.Subnet("Hub/GatewaySubnet", "10.0.0.0/24").Gateway("Hub", gateway => gateway["asn"] = 65515)),
        new("lab-kay-branch-udr-vs-default", "The User row settles where the only route table is attached.", design => design.StandOn("branch2/default").AttachTheOnlyTable("branch2/default")),
        new(
            "lab-kay-dualstack-hub-nva",
            "The InterfaceEndpoint rows settle two private endpoints in the hub; the spokes borrow its two gateways.",
            design => BothGateways(design).PrivateEndpoints("hub1/endpoints", "10.11.7.88", "10.11.7.99").Subnet("hub1/endpoints", "10.11.7.0/24")),
        new("lab-kay-er-vpn-coexist", "The spoke borrows the two gateways of the hub.", design => BothGateways(design)),
        new("lab-kay-er-vpn-er-all-down", "The spoke borrows the two gateways of the hub.", design => BothGateways(design)),
        new("lab-kay-er-vpn-er1-down", "The spoke borrows the two gateways of the hub.", design => BothGateways(design)),
        new("lab-kay-er09-circuit-route-tables", "The spoke borrows the gateways of hub1, so both links are written.", design => design.Link("hub1", "spoke1", Flags(transit: true))),
        new("lab-kay-hs12-hub-firewall-dual-region", "Only the first letters of the firewalls' addresses are missing: any address of AzureFirewallSubnet serves. The VMs stand at the pinged addresses.", design => Hs12(design)),
        new(
            "lab-kay-hs15-routeserver-two-hubs",
            "The next hops are written in words with their address. The VMs stand at the pinged addresses.",
            design => Kay(design, text => text.Contains("10.11.2.99", StringComparison.Ordinal) ? "10.11.2.99" : "10.22.2.99")
                .Subnet("hub1/TrustSubnet", "10.11.2.0/24").Subnet("hub2/TrustSubnet", "10.22.2.0/24")
                .Subnet("hub1/RouteServerSubnet", "10.11.10.0/24").Subnet("hub2/RouteServerSubnet", "10.22.10.0/24")),
        new("lab-kay-hub-nva-er-and-vpn", "The InterfaceEndpoint rows settle two private endpoints in the hub; the spokes borrow its two gateways.", design => BothGateways(design).PrivateEndpoints("hub1/endpoints", "10.11.7.88", "10.11.7.99").Subnet("hub1/endpoints", "10.11.7.0/24")),
        new(
            "lab-kay-spoke-udr-full-hub-override-pe-invalid",
            "The notes give the endpoints' subnet 10.11.7.0/24 and its policies, Enabled or RouteTableEnabled (the same to a route); the table is named after the VNet whose NIC was asked. The spokes borrow a gateway.",
            design => design.Gateway("hub1").StandOn("spoke1/default").AttachTheOnlyTable("spoke1/default")
                .PrivateEndpoints("hub1/endpoints", "10.11.7.88", "10.11.7.99").Subnet("hub1/endpoints", "10.11.7.0/24")
                .SubnetProperty("hub1/endpoints", "privateEndpointNetworkPolicies", "RouteTableEnabled")),
        new(
            "lab-kay-spoke-udr-two-prefix-hub-pe-active",
            "The User rows are the route table, and the InterfaceEndpoint rows the endpoints; they stay Active, so their subnet has the default policies. The spokes borrow a gateway.",
            design => design.Gateway("hub1").StandOn("spoke1/default")
                .Table("spoke1", "spoke1/default", ("0.0.0.0/0", "VirtualAppliance", "10.11.2.99"), ("10.11.0.0/20", "VirtualAppliance", "10.11.2.99"), ("10.11.16.0/20", "VirtualAppliance", "10.11.2.99"))
                .PrivateEndpoints("hub1/endpoints", "10.11.7.88", "10.11.7.99").Subnet("hub1/endpoints", "10.11.7.0/24")),
        new(
            "lab-kay-spoke-v2v-vpn-transit",
            "The summary gives the connection to hub2 (10.22.0.0/16), the next hops give the addresses of hub1's two gateway instances.",
            design => design.VNet("hub2", "10.22.0.0/16").Subnet("hub1/GatewaySubnet", "10.11.16.0/24")
                .Gateway("hub1", gateway =>
                {
                    gateway["activeActive"] = true;
                    gateway["bgpAddresses"] = new JsonArray("10.11.16.6", "10.11.16.7");
                })
                .Gateway("hub2").Connect("hub1", "hub2")),
        new(
            "lab-lriv-bgp-inside-peering-prefix-dropped",
            "The User row is the route table; the author masks the address in it, any public one serves.",
            design => design.StandOn("spoke1/default").Table("rt-spoke1", "spoke1/default", ($"{RecordedTable.MaskedAddress}/32", "Internet", null)).Subnet("hub/RouteServerSubnet", "10.1.1.0/24")),
        new(
            "lab-lriv-bgp-third-party-next-hop",
            "The User row is the route table. The flow between the spokes settles that the second one is peered like the first.",
            design => design.StandOn("spoke1/default").Table("rt-spoke1", "spoke1/default", ("1.1.1.1/32", "Internet", null)).Subnet("hub/RouteServerSubnet", "10.1.1.0/24")
                .Link("hub", "spoke2", Flags(forwarded: true, transit: true))),
        new(
            "lab-lriv-udr-default-over-bgp-default",
            "The User rows of the two tables are the route tables of their subnets.",
            design => design
                .Table("nva-rt", "hub-vnet/nva-subnet", ("10.100.110.0/24", "VirtualAppliance", "10.100.203.68"), ("10.100.100.0/22", "VirtualAppliance", "10.100.203.68"))
                .Table("avs-rt", "avs-transit-vnet/bgp-subnet", ("0.0.0.0/0", "VirtualAppliance", "10.100.200.68"))),
        new("lab-mci-er-gateway-learns-spoke-in-other-region", "The hub's ExpressRoute gateway is named in the summary.", design => design.Gateway("hub", gateway => gateway["gatewayType"] = "ExpressRoute")),
        new("lab-nexthop-peered-vnet-is-VirtualNetworkPeering", "Both links are Connected, as the text of the record says.", design => design.Without("peering").Peer("VNET-CloudSecurity-Lab", "VNET-Management", Flags(state: "Connected"))),
        new("lab-segnet-access-flag-off-on-sender-link", "Both links exist; the VNets hold the addresses of the two machines.", design => Segnet(design)),
        new("lab-square-nva1", "The next hops of 10.40.0.0/16 are the addresses of the hub's own gateway instances.", design => design
            .Gateway("vnet-hub1", gateway => gateway["bgpAddresses"] = new JsonArray("10.10.0.4", "10.10.0.5"))),
        new(
            "lab-square-site-to-site-ok-spokes-unreachable",
            "The far links are said to mirror those of hub1; the pinged addresses settle where the subnets lie.",
            design => design
                .NoLinks("vnet-hub2").NoLinks("vnet-spoke-a").NoLinks("vnet-spoke-b")
                .Link("vnet-hub2", "vnet-spoke-b", Flags(forwarded: true, transit: true, state: "Connected"))
                .Link("vnet-hub2", "vnet-hub1", Flags(forwarded: true, state: "Connected"))
                .Link("vnet-spoke-a", "vnet-hub1", Flags(forwarded: true, useRemote: true, state: "Connected"))
                .Link("vnet-spoke-b", "vnet-hub2", Flags(forwarded: true, useRemote: true, state: "Connected"))
                .Subnet("vnet-hub1/GatewaySubnet", "10.10.0.0/27").Subnet("vnet-hub2/GatewaySubnet", "10.20.0.0/27")
                .Subnet("vnet-spoke-a/workload", "10.11.0.0/25")
                .Nic("nva2", "vnet-hub2/nva", "10.20.1.4").Subnet("vnet-hub2/nva", "10.20.1.0/27")
                .Subnet("vnet-onprem/default", "10.40.1.0/24")),
        new("lab-vnra-ping-before-after-vnetaccess", "The subnets of the two machines hold their addresses.", design => design.Subnet("spoke1-vnet/vm-subnet", "10.10.1.0/24").Subnet("spoke2-vnet/vm-subnet", "10.20.1.0/24")),
        new("netsdk-nexthop-udr-unreachable-appliance", "The address space is not shown; it holds the VM and, as the notes say, not the appliance.", design => design.VNet("azsmnet935-vnet", "10.17.3.0/24").Subnet("azsmnet935-vnet/default", "10.17.3.0/24")),
        new("ps-peering-second-side-put-response", "The own prefix of ps6355 is not shown; it does not overlap the other's, and the observed rows do not depend on it.", design => design.VNet("ps6355", "10.2.0.0/16")),
        new("spec-effective-route-table-list", "The example names no VNet.", design => design.NameTheOnlyVNet("vnet")),
        new("tf-err-peering-while-remote-vnet-updating", "The subnets are written as text.", design => design
            .Subnet("vnet-hub-301mlhss-dev/AzureBastionSubnet", "10.1.3.0/24").Subnet("vnet-hub-301mlhss-dev/AzureFirewallSubnet", "10.1.4.0/24").Subnet("vnet-hub-301mlhss-dev/default", "10.1.2.0/24")),
        new("xplat-ipflow-vnet-inbound", "The record names no VNet and no address space; it holds the subnet.", design => OnlySubnet(design)),
        new("xplat-nexthop-rfc1918-none", "The record names no VNet and no address space; it holds the subnet.", design => OnlySubnet(design)),
    ];

    /// <summary>Returns the flags of a link as one change; what is not given keeps its value or Azure's default.</summary>
    public static Action<JsonObject> Flags(bool? access = null, bool? forwarded = null, bool? transit = null, bool? useRemote = null, string? state = null) => link =>
    {
        Set("allowVirtualNetworkAccess", access);
        Set("allowForwardedTraffic", forwarded);
        Set("allowGatewayTransit", transit);
        Set("useRemoteGateways", useRemote);
        if (state is not null)
        {
            link["peeringState"] = state;
        }

        void Set(string name, bool? value)
        {
            if (value is not null)
            {
                link[name] = value;
            }
        }
    };

    private static CompactDesign WholeSubnets(CompactDesign design, params string[] vnets)
    {
        foreach (string vnet in vnets)
        {
            design.StandOn($"{vnet}/default");
        }

        return design;
    }

    private static CompactDesign ConnectAnl(CompactDesign design)
    {
        design.List("connections").Clear();
        return design.Subnet("myVnet5/default", "10.5.1.0/24").Connect(AnlHub, "myVnet5");
    }

    private static CompactDesign AzslNic(CompactDesign design)
    {
        design.VNet("vnet-azsl-01", "10.20.0.0/24").Subnet("vnet-azsl-01/default", "10.20.0.0/24")
            .Table("rt-azsl-lab04", "vnet-azsl-01/default")
            .Nic("nic-azsl-01", "vnet-azsl-01/default", "10.20.0.4");
        JsonObject nic = (JsonObject)design.List("networkInterfaces").Single()!;
        nic["publicIPAddress"] = true;
        nic["networkSecurityGroup"] = "nsg-azsl-01";
        design.List("networkSecurityGroups").Add(new JsonObject
        {
            ["name"] = "nsg-azsl-01",
            ["securityRules"] = new JsonArray(InboundRule("allow-ssh-myip", (1000, "Allow"), RecordedTable.MaskedAddress, "22")),
        });
        return design;
    }

    private static JsonObject InboundRule(string name, (int Priority, string Access) rule, string source, string port) => new()
    {
        ["name"] = name,
        ["priority"] = rule.Priority,
        ["direction"] = "Inbound",
        ["access"] = rule.Access,
        ["protocol"] = "Tcp",
        ["sourceAddressPrefix"] = source,
        ["sourcePortRange"] = "*",
        ["destinationAddressPrefix"] = "*",
        ["destinationPortRange"] = port,
    };

    /// <summary>The hub of these cases has a VPN and an ExpressRoute gateway, as their summaries say.</summary>
    private static CompactDesign BothGateways(CompactDesign design)
    {
        foreach (string type in new[] { "Vpn", "ExpressRoute" })
        {
            design.List("virtualNetworkGateways").Add(new JsonObject { ["name"] = $"hub1-{type}", ["vnet"] = "hub1", ["gatewayType"] = type });
        }

        return design;
    }

    private static CompactDesign OnlySubnet(CompactDesign design)
    {
        design.NameTheOnlyVNet("vnet", "10.0.0.0/16");
        ((JsonObject)((JsonArray)design.FindVNet("vnet")["subnets"]!).Single()!)["name"] = "default";
        return design.Nic("nic", "vnet/default", "10.0.0.4");
    }

    private static CompactDesign Segnet(CompactDesign design)
    {
        design.Without("peering").Without("nsg")
            .VNet("vnet-web", "10.10.0.0/16").Subnet("vnet-web/web", "10.10.1.0/24")
            .VNet("vnet-services", "10.20.0.0/16").Subnet("vnet-services/api", "10.20.1.0/24")
            .SubnetProperty("vnet-services/api", "networkSecurityGroup", "api-nsg")
            .Peer("vnet-web", "vnet-services", Flags(access: true, state: "Connected"));
        design.List("networkSecurityGroups").Add(new JsonObject
        {
            ["name"] = "api-nsg",
            ["securityRules"] = new JsonArray(InboundRule("Allow-Web-To-API", (100, "Allow"), "10.10.1.4", "8080"), InboundRule("Deny-Other-API-Traffic", (200, "Deny"), "*", "8080")),
        });
        return design;
    }

    private static CompactDesign Hs12(CompactDesign design) =>
        Kay(design, text => text.StartsWith("hub1", StringComparison.Ordinal) ? "10.11.4.4" : "10.22.4.4")
            .Firewall("hub1", "10.11.4.0/24", "10.11.4.4")
            .Firewall("hub2", "10.22.4.0/24", "10.22.4.4");

    /// <summary>The two designs of one author: prefixes in both families, tables with the next hop in words, gateways in a list of their own.</summary>
    private static CompactDesign Kay(CompactDesign design, Func<string, string> nextHop)
    {
        foreach (JsonObject table in design.List("routeTables").OfType<JsonObject>())
        {
            foreach (JsonObject route in ((JsonArray)table["routes"]!).OfType<JsonObject>())
            {
                route["addressPrefix"] = (string)route["prefix"]!;
                route["nextHopType"] = "VirtualAppliance";
                route["nextHopIpAddress"] = nextHop((string)route["nextHop"]!);
            }
        }

        foreach ((string vnet, int second) in new[] { ("spoke1", 1), ("spoke2", 2), ("spoke4", 4), ("spoke5", 5), ("hub1", 11), ("hub2", 22) })
        {
            design.Subnet($"{vnet}/MainSubnet", $"10.{second}.0.0/24", $"fd00:db8:{second}::/64");
        }

        foreach ((string vnet, string prefix) in new[] { ("hub1", "10.11.16.0/24"), ("hub2", "10.22.16.0/24") })
        {
            design.Subnet($"{vnet}/GatewaySubnet", prefix).Gateway(vnet, gateway =>
            {
                gateway["sku"] = "VpnGw1AZ";
                gateway["activeActive"] = true;
                gateway["asn"] = 65515;
            });
        }

        return design.Without("privateEndpoints");
    }
}
