using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/reference/topology-json.md.</summary>
public sealed class SavedTopologies
{
    [Test]
    public void A_topology_comes_back_from_its_text()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26").Subnet("sql", "10.0.0.64/26"));
        net.Allow(app["web"], app["sql"], Protocol.Tcp(1433)).OneWay();
        Topology topology = net.Build();

        #region topology-json
        string json = TopologyJson.Save(topology);
        Topology same = TopologyJson.Load(json);
        #endregion

        same.ShouldBe(topology);
    }
}
