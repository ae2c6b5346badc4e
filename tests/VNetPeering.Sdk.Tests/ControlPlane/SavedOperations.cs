using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.Tests.Serialization;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Operations that are saved and loaded again are the same operations, every property of what they write included.</summary>
public sealed class SavedOperations
{
    private static readonly ResourceId Manager = Designs.Id(ResourceTypes.NetworkManager, "avnm");

    private static readonly ResourceId Configuration = Manager.Child("securityAdminConfigurations", "admin");

    private static readonly ResourceId Collection = Configuration.Child("ruleCollections", "rules");

    private static readonly ResourceId Group = Manager.Child("networkGroups", "all");

    private static readonly ResourceId Table = Designs.Id(ResourceTypes.RouteTable, "rt");

    private static Type[] Resources => [.. typeof(INetworkResource).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(INetworkResource)))];

    [Test]
    public void Every_kind_of_operation_survives()
    {
        NetworkOperation[] operations = [.. Operations()];

        Type[] kinds = [.. typeof(NetworkOperation).Assembly.GetExportedTypes().Where(type => type.BaseType == typeof(NetworkOperation))];
        operations.Select(operation => operation.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);
        foreach (NetworkOperation operation in operations)
        {
            Loaded(operation).ShouldBe(operation);
        }
    }

    [TestCaseSource(nameof(Resources))]
    public void Every_property_of_every_resource_survives(Type type)
    {
        var resource = (INetworkResource)typeof(RecordFiller).GetMethod(nameof(RecordFiller.Fill))!.MakeGenericMethod(type).Invoke(new RecordFiller(), [])!;
        type.GetProperty(nameof(INetworkResource.Id))!.SetValue(resource, IdOf(type));
        var put = new PutResource { Resource = resource };

        NetworkOperation loaded = Loaded(put);

        RecordComparison.Differences(put, loaded, type.Name).ShouldBeEmpty();
        loaded.ShouldBe(put);
    }

    [Test]
    public void All_kinds_of_resources_are_tried() => Resources.Length.ShouldBeGreaterThan(20);

    [Test]
    public void Subnets_and_links_survive_with_all_their_properties()
    {
        Subnet subnet = new RecordFiller().Fill<Subnet>() with { Id = Designs.SubnetId("hub", "web") };
        Peering link = new RecordFiller().Fill<Peering>() with { Id = Designs.LinkId("hub", "app"), RemoteVNetId = Designs.VNetId("app") };
        VNet vnet = new RecordFiller().Fill<VNet>() with { Id = Designs.VNetId("hub"), IsPlaceholder = false };

        foreach (NetworkOperation operation in new NetworkOperation[] { new PutSubnet { Subnet = subnet }, new PutPeering { Peering = link }, new PutVNet { VNet = vnet } })
        {
            RecordComparison.Differences(operation, Loaded(operation), operation.GetType().Name).ShouldBeEmpty();
        }
    }

    [Test]
    public void The_text_is_the_file_that_the_reference_describes()
    {
        OperationsFile.Save([new DeleteResource { Id = Designs.LinkId("hub", "app"), Client = PeeringClient.Portal }, new AddAddressPrefix { VNetId = Designs.VNetId("hub"), Prefix = AddressPrefix.Parse("10.9.0.0/16") }]).ShouldBe(
            $$"""
            {
              "schemaVersion": 1,
              "operations": [
                {
                  "method": "DELETE",
                  "resource": "{{Designs.LinkId("hub", "app")}}",
                  "client": "portal"
                },
                {
                  "method": "ADD",
                  "resource": "{{Designs.VNetId("hub")}}",
                  "addressPrefix": "10.9.0.0/16"
                }
              ]
            }

            """);
    }

    [TestCase("""{ "schemaVersion": 1, "topology": { "vnets": [ { "id": "x" } ] } }""", "\"operations[0]\", in its body: ", TestName = "a body with a malformed id")]
    [TestCase("""{ "schemaVersion": 1, "topology": {} }""", "cannot be read from its body", TestName = "a body that holds something else")]
    [TestCase("""{ "topology": {} }""", "There is no \"schemaVersion\" here", TestName = "a body without a version")]
    public void A_body_of_topology_JSON_that_is_wrong_is_named(string body, string why)
    {
        OperationsFile file = OperationsFile.Load($$"""[ { "method": "PUT", "resource": "{{Table}}", "body": {{body}} } ]""");

        Should.Throw<OperationsFileException>(() => file.Apply(new Topology())).Message.ShouldContain(why);
    }

    private static IEnumerable<NetworkOperation> Operations()
    {
        ResourceId hub = Designs.VNetId("hub");
        var subnet = new Subnet { Id = Designs.SubnetId("hub", "web"), AddressPrefixes = [AddressPrefix.Parse("10.0.1.0/24")] };
        var link = new Peering { Id = Designs.LinkId("hub", "app"), RemoteVNetId = Designs.VNetId("app"), AllowForwardedTraffic = true, WrittenSwitches = PeeringSwitches.AllowForwardedTraffic };
        var vnet = new VNet { Id = hub, AddressSpace = [AddressPrefix.Parse("10.0.0.0/16")] };
        yield return new PutVNet { VNet = vnet with { Subnets = [subnet] }, Client = PeeringClient.AzureCli };
        yield return new PutVNet { VNet = vnet, ReplacesSubnets = true };
        yield return new PutVNet { VNet = vnet, ReplacesSubnets = false };
        yield return new PutSubnet { Subnet = subnet, UnreadValues = [new UnreadValue { ResourceId = subnet.Id, Property = "addressPrefix", Text = "10.0.0/24", Kind = UnreadValueKind.MalformedPrefix }] };
        yield return new PutPeering { Peering = link };
        yield return new PutPeering
        {
            Peering = link,
            RemoteLink = new Peering { Id = Designs.LinkId("app", "hub"), RemoteVNetId = hub },
            Client = PeeringClient.Portal,
            SyncRemoteAddressSpace = true,
        };
        yield return new SyncPeering { PeeringId = link.Id };
        foreach (PeeringClient client in Enum.GetValues<PeeringClient>())
        {
            yield return new DeleteResource { Id = link.Id, Client = client };
        }

        yield return new DeleteResource { Id = Designs.Id(ResourceTypes.NetworkInterface, "nic") };
        yield return new ReadResource { Id = hub };
        yield return new AddAddressPrefix { VNetId = hub, Prefix = AddressPrefix.Parse("fd00::/56") };
        yield return new RemoveAddressPrefix { VNetId = hub, Prefix = AddressPrefix.Parse("10.9.0.0/16") };
        yield return new AttachRouteTable { SubnetId = subnet.Id, RouteTableId = Table };
        yield return new AttachRouteTable { SubnetId = subnet.Id };
        yield return new AttachNetworkSecurityGroup { HolderId = subnet.Id, NetworkSecurityGroupId = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg") };
        yield return new AttachNetworkSecurityGroup { HolderId = Designs.Id(ResourceTypes.NetworkInterface, "nic") };
        yield return new MoveResources { SourceGroupId = ResourceId.CreateGroup("s", "g"), ResourceIds = [hub, Table], TargetGroupId = ResourceId.CreateGroup("s", "other") };
        yield return new PutRoute { RouteTableId = Table, Route = new UserDefinedRoute { Name = "all", Destination = AddressPrefix.Parse("0.0.0.0/0"), NextHopType = NextHopType.None } };
        yield return new PutSecurityRule { NetworkSecurityGroupId = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg"), Rule = new SecurityRule { Name = "web", Priority = 100, Direction = SecurityRuleDirection.Inbound, Access = SecurityRuleAccess.Allow } };
        yield return new PutStaticMember { NetworkGroupId = Group, Member = new StaticMember { Name = "one", ResourceId = hub } };
        yield return new PutAdminRule { RuleCollectionId = Collection, Rule = new RecordFiller().Fill<AdminRule>() };
        yield return new PutResource { Resource = new RouteTable { Id = Table } };
    }

    private static NetworkOperation Loaded(NetworkOperation operation) => OperationsFile.Load(OperationsFile.Save([operation])).Apply(new Topology()).ShouldHaveSingleItem().Operation;

    private static ResourceId IdOf(Type type) => type.Name switch
    {
        nameof(NetworkGroup) => Group,
        nameof(ConnectivityConfiguration) => Manager.Child("connectivityConfigurations", "mesh"),
        nameof(SecurityAdminConfiguration) => Configuration,
        nameof(AdminRuleCollection) => Collection,
        _ => Designs.Id((string)typeof(ResourceTypes).GetField(type.Name is nameof(RouteServer) ? nameof(ResourceTypes.VirtualHub) : type.Name)!.GetValue(null)!, "one"),
    };
}
