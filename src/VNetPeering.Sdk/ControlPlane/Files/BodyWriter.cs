using System.Text.Json.Nodes;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Writes what a PUT puts: topology JSON that holds the resource and nothing else, because that form loses nothing. <see cref="BodyReader"/> reads it.</summary>
internal static class BodyWriter
{
    /// <exception cref="ArgumentException">The operation has no body, or writes a resource of no kind that operations write.</exception>
    public static JsonObject Write(NetworkOperation operation)
    {
        Topology holder = Holder(operation) with { UnreadValues = operation.UnreadValues };
        JsonObject body = JsonNode.Parse(TopologyJson.Save(holder))!.AsObject();
        if (operation is PutVNet { ReplacesSubnets: true, VNet.Subnets.Count: 0 })
        {
            // The format leaves an empty list out. Here it says that no subnet stays.
            body["topology"]!["vnets"]![0]!["subnets"] = new JsonArray();
        }

        return body;
    }

    private static Topology Holder(NetworkOperation operation) => operation switch
    {
        PutVNet put => new Topology { VNets = [put.ReplacesSubnets ? put.VNet : put.VNet with { Subnets = [] }] },
        PutSubnet put => new Topology { VNets = [new VNet { Id = put.Subnet.Id.Parent!, Subnets = [put.Subnet] }] },
        PutPeering put => new Topology { VNets = put.RemoteLink is null ? [Holder(put.Peering)] : [Holder(put.Peering), Holder(put.RemoteLink)] },
        PutRoute put => new Topology { RouteTables = [new RouteTable { Id = put.RouteTableId, Routes = [put.Route] }] },
        PutSecurityRule put => new Topology { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = put.NetworkSecurityGroupId, SecurityRules = [put.Rule] }] },
        PutStaticMember put => Part(new NetworkGroup { Id = put.NetworkGroupId, StaticMembers = [put.Member] }),
        PutAdminRule put => Part(new AdminRuleCollection { Id = put.RuleCollectionId, Rules = [put.Rule] }),
        PutResource { Resource: NetworkGroup or ConnectivityConfiguration or SecurityAdminConfiguration or AdminRuleCollection } put => Part(put.Resource),
        PutResource put => Shelves.Of(put.Resource).Alone(put.Resource),
        _ => throw new ArgumentException($"{operation.GetType().Name} has no body.", nameof(operation)),
    };

    private static VNet Holder(Peering link) => new() { Id = link.LocalVNetId, Peerings = [link] };

    private static Topology Part(INetworkResource part) => part switch
    {
        AdminRuleCollection collection => Part(new SecurityAdminConfiguration { Id = collection.Id.Parent!, RuleCollections = [collection] }),
        NetworkGroup group => Manager(new NetworkManager { Id = group.Id.Parent!, NetworkGroups = [group] }),
        ConnectivityConfiguration configuration => Manager(new NetworkManager { Id = configuration.Id.Parent!, ConnectivityConfigurations = [configuration] }),
        SecurityAdminConfiguration configuration => Manager(new NetworkManager { Id = configuration.Id.Parent!, SecurityAdminConfigurations = [configuration] }),
        _ => throw new ArgumentException($"{part.GetType().Name} is no part of a network manager.", nameof(part)),
    };

    private static Topology Manager(NetworkManager manager) => new() { NetworkManagers = [manager] };
}
