namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>Small estates as <c>az network vnet list</c> prints them, for the tests of the tool.</summary>
internal static class Estates
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/net/providers/Microsoft.Network";

    /// <summary>A hub and a spoke, peered both ways: no errors.</summary>
    public static string Peered => $"[{VNet("hub", "10.0.0.0/16", "shared", "10.0.1.0/24", "app")}, {VNet("app", "10.1.0.0/16", "web", "10.1.0.0/24", "hub")}]";

    /// <summary>Two VNets without a peering.</summary>
    public static string Apart => $"[{VNet("hub", "10.0.0.0/16", "shared", "10.0.1.0/24")}, {VNet("app", "10.1.0.0/16", "web", "10.1.0.0/24")}]";

    /// <summary>A subnet that lies outside its VNet: Azure refuses it.</summary>
    public static string Refused => $"[{VNet("hub", "10.0.0.0/16", "shared", "192.168.1.0/24")}]";

    /// <summary>A spoke whose packets for the hub go to an appliance that is known at run time only.</summary>
    public static string RunTimeOnly =>
        $$"""
        [{{VNet("app", "10.1.0.0/16", "web", "10.1.0.0/24")}},
         { "id": "{{Group}}/routeTables/all", "name": "all", "type": "Microsoft.Network/routeTables", "location": "westeurope",
           "routes": [ { "name": "hub", "id": "{{Group}}/routeTables/all/routes/hub", "addressPrefix": "10.0.0.0/16", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "[reference('fw').privateIPAddress]" } ] }]
        """.Replace("\"name\": \"web\",", $"\"name\": \"web\", \"routeTable\": {{ \"id\": \"{Group}/routeTables/all\" }},", StringComparison.Ordinal);

    /// <summary>A subnet that names a load balancer and three interfaces, one twice and one of a scale set; one interface is described, and has a public address of the SKU Basic.</summary>
    public static string WithInterface =>
        $$"""
        [{{VNet("app", "10.1.0.0/16", "web", "10.1.0.0/24")}},
         { "id": "{{Group}}/networkInterfaces/known", "name": "known", "type": "Microsoft.Network/networkInterfaces", "location": "westeurope",
           "ipConfigurations": [ { "id": "{{Group}}/networkInterfaces/known/ipConfigurations/one", "name": "one", "privateIPAddress": "10.1.0.4",
             "subnet": { "id": "{{Group}}/virtualNetworks/app/subnets/web" }, "publicIPAddress": { "id": "{{Group}}/publicIPAddresses/known-ip" } } ] },
         { "id": "{{Group}}/publicIPAddresses/known-ip", "name": "known-ip", "type": "Microsoft.Network/publicIPAddresses", "location": "westeurope", "ipAddress": "20.1.2.3", "sku": { "name": "Basic" } }]
        """.Replace("\"name\": \"web\",", $"\"name\": \"web\", \"ipConfigurations\": [ {string.Join(", ", Occupants.Select(id => $"{{ \"id\": \"{id}\" }}"))} ],", StringComparison.Ordinal);

    private static IEnumerable<string> Occupants =>
    [
        $"{Group}/loadBalancers/lb/frontendIPConfigurations/front",
        $"{Group}/networkInterfaces/known/ipConfigurations/one",
        $"{Group}/networkInterfaces/far/ipConfigurations/one",
        $"{Group}/networkInterfaces/FAR/ipConfigurations/two",
        $"{Group.Replace("Network", "Compute", StringComparison.Ordinal)}/virtualMachineScaleSets/set/virtualMachines/0/networkInterfaces/nic/ipConfigurations/one",
    ];

    private static string VNet(string name, string space, string subnet, string prefix, string? peer = null)
    {
        string peering = peer is null
            ? string.Empty
            : $$"""
              { "id": "{{Group}}/virtualNetworks/{{name}}/virtualNetworkPeerings/to-{{peer}}", "name": "to-{{peer}}", "peeringState": "Connected", "peeringSyncLevel": "FullyInSync",
                "allowVirtualNetworkAccess": true, "allowForwardedTraffic": false, "allowGatewayTransit": false, "useRemoteGateways": false,
                "remoteVirtualNetwork": { "id": "{{Group}}/virtualNetworks/{{peer}}" } }
              """;
        return $$"""
            { "id": "{{Group}}/virtualNetworks/{{name}}", "name": "{{name}}", "type": "Microsoft.Network/virtualNetworks", "location": "westeurope",
              "addressSpace": { "addressPrefixes": ["{{space}}"] },
              "subnets": [ { "id": "{{Group}}/virtualNetworks/{{name}}/subnets/{{subnet}}", "name": "{{subnet}}", "addressPrefix": "{{prefix}}" } ],
              "virtualNetworkPeerings": [ {{peering}} ] }
            """;
    }
}
