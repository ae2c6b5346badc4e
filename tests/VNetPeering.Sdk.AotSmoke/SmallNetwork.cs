using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.AotSmoke;

/// <summary>Builds a hub with a spoke, saves and loads it, validates, compiles and asks.</summary>
internal static class SmallNetwork
{
    internal static string Ask()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", vnet => vnet.Subnet("shared", "10.0.1.0/24"));
        VNetBuilder app = net.VNet("app", "10.0.4.0/24", vnet => vnet.Subnet("web", "10.0.4.0/26"));
        app.PeerWith(hub);
        Topology topology = TopologyJson.Load(TopologyJson.Save(net.Build()));

        int findings = topology.Validate().Count;
        CompiledNetwork network = topology.Compile();

        return $"{findings} findings, {network.EffectiveRoutes("app/web").Routes.Count} routes, {network.Trace("app/web", "hub/shared").Verdict}";
    }
}
