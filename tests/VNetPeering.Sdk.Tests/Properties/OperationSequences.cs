using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Random operations, most of them bad ones: what is accepted leaves a design that validates, and nothing is lost that the operation does not name.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OperationSequences
{
    private const int Steps = 80;

    // A borrowed gateway that goes leaves its borrower behind; here Azure is taken to refuse that, so that no error may be left at all.
    private static readonly ApplyOptions Strict = new() { Behavior = AzureBehavior.Default with { BorrowedGatewayCanBeDeleted = false } };

    private static int _accepted;
    private static int _refused;

    [OneTimeTearDown]
    public void Both_answers_were_given()
    {
        _accepted.ShouldBeGreaterThan(5);
        _refused.ShouldBeGreaterThan(5);
    }

    [Test]
    public void Accepted_ones_leave_a_design_without_errors_and_refused_ones_leave_it_as_it_was([Range(0, 59)] int seed)
    {
        var draw = new RandomOperations(seed);
        Topology topology = new();
        for (int step = 0; step < Steps; step++)
        {
            NetworkOperation operation = draw.Next(topology);

            OperationResult result = topology.Apply(operation, Strict);

            string because = $"seed {seed}, step {step}: {operation}";
            if (result.IsAccepted)
            {
                Interlocked.Increment(ref _accepted);
                result.Topology.Validate(new ValidateOptions { Behavior = Strict.Behavior }).Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty(because);
                result.LeftBehind.ShouldBeEmpty(because);
                LinksAreSymmetric(result.Topology, because);
                if (operation is MoveResources move)
                {
                    Names(result.Topology).ShouldBe(Names(topology), because);
                    Written(result.Topology, move.ResourceIds[0]).ShouldBeNull(because);
                }
                else
                {
                    NothingElseIsLost(topology, result.Topology, operation, because);
                }

            }
            else
            {
                Interlocked.Increment(ref _refused);
                result.Topology.ShouldBeSameAs(topology, because);
            }

            topology = result.Topology;
        }
    }

    [Test]
    public void An_accepted_operation_can_be_sent_again([Range(0, 19)] int seed)
    {
        var draw = new RandomOperations(seed);
        Topology topology = new();
        for (int step = 0; step < Steps; step++)
        {
            NetworkOperation operation = draw.Next(topology);
            OperationResult once = topology.Apply(operation, Strict);
            if (once.IsAccepted && operation is not MoveResources)
            {
                OperationResult twice = once.Topology.Apply(operation, Strict);

                twice.Refusal.ShouldBeNull($"seed {seed}, step {step}: {operation}");
                twice.Topology.ShouldBe(once.Topology, $"seed {seed}, step {step}: {operation}");
            }

            topology = once.Topology;
        }
    }

    private static void LinksAreSymmetric(Topology topology, string because)
    {
        Dictionary<(ResourceId, ResourceId), Peering> links = topology.VNets.SelectMany(vnet => vnet.Peerings).ToDictionary(link => (link.LocalVNetId, link.RemoteVNetId));
        foreach (((ResourceId from, ResourceId to), Peering link) in links)
        {
            bool isAnswered = links.TryGetValue((to, from), out Peering? other);
            (link.State == PeeringState.Connected).ShouldBe(isAnswered && other!.State == PeeringState.Connected, because);
            if (link.State != PeeringState.Connected)
            {
                continue;
            }

            other!.SyncLevel.ShouldBe(
                link.SyncLevel switch
                {
                    PeeringSyncLevel.LocalNotInSync => PeeringSyncLevel.RemoteNotInSync,
                    PeeringSyncLevel.RemoteNotInSync => PeeringSyncLevel.LocalNotInSync,
                    PeeringSyncLevel same => same,
                    null => null,
                },
                because);
            link.LocalAddressSpace.ShouldBe(other.RemoteAddressSpace, because);
        }
    }

    // Everything that somebody wrote, by id; what the service adds to a link is not among it.
    private static Dictionary<ResourceId, object> Configuration(Topology topology)
    {
        var written = new Dictionary<ResourceId, object>();
        foreach (VNet vnet in topology.VNets)
        {
            written.Add(vnet.Id, vnet with { Subnets = [], Peerings = [] });
            foreach (Subnet subnet in vnet.Subnets)
            {
                written.Add(subnet.Id, subnet);
            }

            foreach (Peering link in vnet.Peerings)
            {
                written.Add(link.Id, link with
                {
                    State = null,
                    SyncLevel = null,
                    RemoteAddressSpace = null,
                    RemoteVirtualNetworkAddressSpace = null,
                    LocalAddressSpace = null,
                    LocalVirtualNetworkAddressSpace = null,
                });
            }
        }

        // Which machine holds an interface follows from the machine.
        IEnumerable<INetworkResource> items =
        [
            .. topology.Gateways, .. topology.RouteTables, .. topology.NetworkSecurityGroups, .. topology.NetworkInterfaces.Select(nic => nic with { VirtualMachineId = null }),
            .. topology.NatGateways, .. topology.AzureFirewalls, .. topology.PrivateEndpoints, .. topology.LoadBalancers, .. topology.VirtualMachines,
        ];
        foreach (INetworkResource item in items)
        {
            written.Add(item.Id, item);
        }

        return written;
    }

    private static void NothingElseIsLost(Topology before, Topology after, NetworkOperation operation, string because)
    {
        Dictionary<ResourceId, object> now = Configuration(after);
        foreach ((ResourceId id, object was) in Configuration(before))
        {
            if (!IsNamed(operation, id, was))
            {
                now.GetValueOrDefault(id).ShouldBe(was, $"{because} changed {id}");
            }
        }
    }

    private static object? Written(Topology topology, ResourceId id) => Configuration(topology).GetValueOrDefault(id);

    private static string[] Names(Topology topology) => [.. Configuration(topology).Keys.Select(id => id.ToString()[id.ToString().IndexOf("/providers/", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal)];

    private static bool IsNamed(NetworkOperation operation, ResourceId id, object was) => operation switch
    {
        PutVNet { ReplacesSubnets: true } put => id == put.Target || (id.Parent == put.Target && was is Subnet),
        DeleteResource { Client: PeeringClient.Portal } delete when was is Peering link && delete.Id.IsOfType(ResourceTypes.Peering) => id == delete.Id || link.RemoteVNetId == delete.Id.Parent,
        DeleteResource delete => id == delete.Id || id.Parent == delete.Id,
        _ => id == operation.Target,
    };
}
