using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Short ways to write operations on designs of <see cref="Designs"/>, and to say what is expected of them.</summary>
internal static class Requests
{
    /// <summary>Gets two VNets that are not peered: hub 10.0.0.0/16 and app 10.1.0.0/16.</summary>
    public static Topology Apart => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"));

    /// <summary>Gets the two VNets with both links, as a program writes them: no state is stated.</summary>
    public static Topology Peered => Apart.Peer("hub", "app");

    /// <summary>Gets the two VNets behind the deletion of the hub's link: the app's is Disconnected.</summary>
    public static Topology Broken => Peered.Accept(Delete(Designs.LinkId("hub", "app")));

    public static PutPeering Put(string local, string remote, Func<Peering, Peering>? with = null, PeeringClient client = PeeringClient.Rest)
    {
        var link = new Peering { Id = Designs.LinkId(local, remote), RemoteVNetId = Designs.VNetId(remote) };
        return new PutPeering { Peering = with is null ? link : with(link), Client = client };
    }

    public static DeleteResource Delete(ResourceId id, PeeringClient client = PeeringClient.Rest) => new() { Id = id, Client = client };

    public static SyncPeering Sync(string local, string remote) => new() { PeeringId = Designs.LinkId(local, remote) };

    public static AddAddressPrefix Add(string vnet, string prefix) => new() { VNetId = Designs.VNetId(vnet), Prefix = AddressPrefix.Parse(prefix) };

    public static RemoveAddressPrefix Remove(string vnet, string prefix) => new() { VNetId = Designs.VNetId(vnet), Prefix = AddressPrefix.Parse(prefix) };

    public static PutSubnet Put(Subnet subnet) => new() { Subnet = subnet };

    /// <summary>Applies operations that must be accepted, one after the other.</summary>
    public static Topology Accept(this Topology topology, params NetworkOperation[] operations)
    {
        foreach (NetworkOperation operation in operations)
        {
            OperationResult result = topology.Apply(operation);
            result.Refusal.ShouldBeNull();
            topology = result.Topology;
        }

        return topology;
    }

    /// <summary>Applies an operation that must be refused, and looks that nothing has changed.</summary>
    public static Refusal Refuse(this Topology topology, NetworkOperation operation, ApplyOptions? options = null)
    {
        OperationResult result = topology.Apply(operation, options);

        result.IsAccepted.ShouldBeFalse($"{operation} was accepted");
        result.Topology.ShouldBeSameAs(topology);
        result.Status.ShouldBe(result.Refusal.Status);
        result.ChangedLinks.ShouldBeEmpty();
        return result.Refusal;
    }

    public static (PeeringState? State, PeeringSyncLevel? Level) StateOf(this Topology topology, string local, string remote) =>
        (topology.LinkOf(local, remote).State, topology.LinkOf(local, remote).SyncLevel);

    public static string Taken(this Topology topology, string local, string remote) => string.Join(' ', topology.LinkOf(local, remote).RemoteAddressSpace ?? []);
}
