using System.Text;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class RobustnessTests
{
    private const string Sample = """
        [{"id":"~/virtualNetworks/hub","location":"westeurope","addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"dhcpOptions":{"dnsServers":["10.0.0.4"]},
          "subnets":[{"name":"web","addressPrefix":"10.0.0.0/24","addressPrefixes":["10.0.0.0/24"],"networkSecurityGroup":{"id":"~/networkSecurityGroups/n"},"delegations":[{"properties":{"serviceName":"x"}}],"serviceEndpoints":[{"service":"s","locations":["*"]}]}],
          "virtualNetworkPeerings":[{"name":"p","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/x"},"allowForwardedTraffic":true,"localSubnetNames":["a"],"remoteAddressSpace":{"addressPrefixes":["10.1.0.0/16"]}}}]},
         {"id":"~/routeTables/rt","properties":{"disableBgpRoutePropagation":false,"routes":[{"name":"r","properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.0.0.4"}}]}},
         {"id":"~/networkSecurityGroups/n","properties":{"securityRules":[{"name":"s","properties":{"priority":100,"direction":"Inbound","access":"Allow","protocol":"*","destinationPortRanges":["1-2"],"sourceApplicationSecurityGroups":[{"id":"~/applicationSecurityGroups/a"}]}}]}},
         {"id":"~/networkInterfaces/nic","properties":{"enableIPForwarding":true,"ipConfigurations":[{"name":"i","properties":{"privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/hub/subnets/web"}}}]}},
         {"id":"~/virtualNetworkGateways/g","properties":{"gatewayType":"Vpn","sku":{"name":"VpnGw1"},"bgpSettings":{"asn":65515,"bgpPeeringAddress":"10.0.0.4"},"ipConfigurations":[{"name":"i","properties":{"subnet":{"id":"~/virtualNetworks/hub/subnets/GatewaySubnet"}}}]}},
         {"id":"~/connections/c","properties":{"connectionType":"IPsec","routingWeight":0,"virtualNetworkGateway1":{"id":"~/virtualNetworkGateways/g"}}},
         {"id":"~/virtualHubs/h","properties":{"virtualRouterIps":["10.0.0.4"],"ipConfigurations":[{"name":"i","properties":{}}],"bgpConnections":[{"name":"b","properties":{"peerIp":"10.0.0.9","peerAsn":65001}}]}},
         {"id":"~/azureFirewalls/f","properties":{"sku":{"tier":"Premium"},"ipConfigurations":[{"name":"i","properties":{"privateIPAddress":"10.0.0.4"}}]}},
         {"id":"~/loadBalancers/l","properties":{"frontendIPConfigurations":[{"name":"f","properties":{}}],"loadBalancingRules":[{"name":"r","properties":{"frontendPort":80}}]}},
         {"id":"~/privateEndpoints/e","properties":{"customDnsConfigs":[{"ipAddresses":["10.0.0.8"]}],"networkInterfaces":[{"id":"~/networkInterfaces/nic"}]}}]
        """;

    private static readonly string[] Values = ["null", "true", "17", "1e400", "-1", "\"\"", "\"text\"", "\"[reference('x')]\"", "\"/subscriptions/a\"", "{}", "[]", "[[]]", "[null]", "{\"id\":7}", "[{\"name\":null}]", "{\"properties\":\"x\"}"];

    [Test]
    public void Any_value_in_any_place_is_taken_noted_or_refused_and_nothing_else_is_thrown()
    {
        string sample = Az.Expand(Sample);
        List<(int Start, int Length)> places = Places(sample);
        int read = 0;

        foreach ((int start, int length) in places)
        {
            foreach (string value in Values)
            {
                string json = string.Concat(sample.AsSpan(0, start), value, sample.AsSpan(start + length));
                try
                {
                    EstateImporter.ReadText("mutated.json", json);
                    read++;
                }
                catch (ImportException)
                {
                }
                catch (Exception problem) when (problem is not AssertionException)
                {
                    Assert.Fail($"{problem.GetType().Name} for {value} at {start}: {problem.Message}\n{problem.StackTrace}");
                }
            }
        }

        places.Count.ShouldBeGreaterThan(100);
        read.ShouldBeGreaterThan(places.Count * Values.Length / 2);
    }

    [Test]
    public void Any_cut_text_is_refused_with_a_place()
    {
        byte[] sample = Encoding.UTF8.GetBytes(Az.Expand(Sample));

        for (int length = 1; length < sample.Length; length += 7)
        {
            ImportException problem = Should.Throw<ImportException>(() => EstateImporter.ReadText("cut.json", sample.AsMemory(0, length)));

            problem.Line.ShouldBeGreaterThan(0);
        }
    }

    [Test]
    public void A_large_estate_is_read_as_a_whole()
    {
        var json = new StringBuilder("[");
        for (int i = 0; i < 3000; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(Az.Expand(
                $$"""{"id":"~/virtualNetworks/v{{i}}","location":"westeurope","properties":{"addressSpace":{"addressPrefixes":["10.{{i / 256}}.{{i % 256}}.0/24"]},"subnets":[{"name":"a","properties":{"addressPrefix":"10.{{i / 256}}.{{i % 256}}.0/25"} }],"virtualNetworkPeerings":[{"name":"p","properties":{"remoteVirtualNetwork":{"id":"~/virtualNetworks/v0"} } }]} }"""));
        }

        ImportResult result = EstateImporter.ReadText("large.json", json.Append(']').ToString());

        result.Topology.VNets.Count.ShouldBe(3000);
        result.Diagnostics.ShouldBeEmpty();
        // One line of a megabyte: every location has to come out of a single pass.
        SourceLocation last = result.Topology.Sources.Find(result.Topology.VNets[2999].Subnets[0].Id).ShouldNotBeNull();
        (last.Line, last.JsonPath).ShouldBe((1, "$[2999].properties.subnets[0]"));
    }

    /// <summary>Returns where the values of the sample stand, scalars and containers alike.</summary>
    private static List<(int Start, int Length)> Places(string sample)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sample);
        bytes.Length.ShouldBe(sample.Length);
        var places = new List<(int Start, int Length)>();
        var reader = new System.Text.Json.Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is System.Text.Json.JsonTokenType.PropertyName or System.Text.Json.JsonTokenType.EndArray or System.Text.Json.JsonTokenType.EndObject)
            {
                continue;
            }

            System.Text.Json.Utf8JsonReader value = reader;
            value.Skip();
            places.Add(((int)reader.TokenStartIndex, (int)(value.BytesConsumed - reader.TokenStartIndex)));
        }

        return places;
    }
}
