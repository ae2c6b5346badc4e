using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/how-to/watch-for-drift.md.</summary>
[NonParallelizable]
public sealed class DriftPage
{
    private const string Live = """
        [
          {"id":"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub","location":"westeurope","addressSpace":{"addressPrefixes":["10.0.0.0/16"]},
           "subnets":[{"name":"shared","addressPrefix":"10.0.1.0/24"}],
           "virtualNetworkPeerings":[{"name":"hub-to-app","remoteVirtualNetwork":{"id":"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/app"},
             "allowVirtualNetworkAccess":true,"peeringState":"Connected","peeringSyncLevel":"FullyInSync","remoteAddressSpace":{"addressPrefixes":["10.1.0.0/16"]}}]},
          {"id":"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/app","location":"westeurope","addressSpace":{"addressPrefixes":["10.1.0.0/16"]},
           "subnets":[{"name":"web","addressPrefix":"10.1.1.0/24"}],
           "virtualNetworkPeerings":[{"name":"app-to-hub","remoteVirtualNetwork":{"id":"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub"},
             "allowVirtualNetworkAccess":ACCESS,"peeringState":"Connected","peeringSyncLevel":"FullyInSync","remoteAddressSpace":{"addressPrefixes":["10.0.0.0/16"]}}]}
        ]
        """;

    [TestCase(true)]
    [TestCase(false)]
    public void A_test_finds_what_somebody_changed(bool isAsDesigned)
    {
        string before = Environment.CurrentDirectory;
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Environment.CurrentDirectory = folder.FullName;
        Directory.CreateDirectory("live");
        File.WriteAllText("live/vnets.json", Live.Replace("ACCESS", isAsDesigned ? "true" : "false", StringComparison.Ordinal));
        try
        {
            if (isAsDesigned)
            {
                Check();
            }
            else
            {
                Should.Throw<ShouldAssertException>(Check).Message.ShouldContain("Closed");
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    private static void Check()
    {
        const string subscription = "11111111-1111-1111-1111-111111111111";

        #region drift-design
        TopologyBuilder net = new TopologyBuilder("contoso").InSubscription(subscription).InResourceGroup("rg").In("westeurope");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16", v => v.Subnet("shared", "10.0.1.0/24"));
        VNetBuilder app = net.VNet("app", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        app.PeerWith(hub);                                                      // the links are called app-to-hub and hub-to-app
        Topology design = net.Build();
        #endregion

        #region drift-test
        NetworkDiff drift = EstateImporter.ReadFiles(["live"]).Topology.DriftFrom(design);

        drift.Groups.SelectMany(group => group.Changes).Where(flow => flow.Kind != FlowChangeKind.Moved).ShouldBeEmpty();
        #endregion
    }
}
