using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Answers to operations as facts.</summary>
internal static class OperationFacts
{
    public static OperationsAnswer Of(IReadOnlyList<OperationResult> results) => new()
    {
        Accepted = results.Count(result => result.IsAccepted),
        Refused = results.Count(result => !result.IsAccepted),
        Steps = [.. results.Select((result, index) => Of(index + 1, result))],
    };

    private static OperationFact Of(int step, OperationResult result) => new()
    {
        Step = step,
        Method = OperationWords.Method(result.Operation),
        Resource = result.Operation.Target.ToString(),
        Status = result.Status,
        Code = result.Refusal?.Code,
        Message = result.Refusal?.Message,
        Fix = result.Refusal?.Fix,
        Subject = result.Refusal?.Subject.ToString(),
        Rule = result.Refusal?.RuleId,
        State = result.IsAccepted ? StateOf(result) : null,
        LeftBehind = result.LeftBehind.Count == 0 ? null : [.. result.LeftBehind.Select(DiagnosticFacts.Of)],
    };

    private static OperationStateFact StateOf(OperationResult result)
    {
        Topology topology = result.Topology;
        ResourceId owner = result.Operation.Target.Parent ?? result.Operation.Target;
        ShowAnswer named = ShowFacts.Of(
            new Topology
            {
                VNets = [.. topology.VNets.Where(vnet => vnet.Id == owner)],
                Gateways = [.. topology.Gateways.Where(item => item.Id == owner)],
                Connections = [.. topology.Connections.Where(item => item.Id == owner)],
                LocalNetworkGateways = [.. topology.LocalNetworkGateways.Where(item => item.Id == owner)],
                RouteTables = [.. topology.RouteTables.Where(item => item.Id == owner)],
                NetworkSecurityGroups = [.. topology.NetworkSecurityGroups.Where(item => item.Id == owner)],
            },
            []);
        var view = new LinkView(topology);
        var changed = new HashSet<ResourceId>(result.ChangedLinks);
        return new OperationStateFact
        {
            VNets = OrNull(named.VNets),
            Peerings = [.. topology.VNets.SelectMany(vnet => vnet.Peerings).Where(link => link.LocalVNetId == owner || changed.Contains(link.Id)).Select(link => Of(view.Of(link)))],
            Gateways = OrNull(named.Gateways),
            Connections = OrNull(named.Connections),
            LocalNetworkGateways = OrNull(named.LocalNetworkGateways),
            RouteTables = OrNull(named.RouteTables),
            Nsgs = OrNull(named.Nsgs),
        };
    }

    private static LinkFact Of(Peering link) => new()
    {
        Id = link.Id.ToString(),
        Name = link.Name,
        VNet = link.LocalVNetId.ToString(),
        RemoteVirtualNetwork = new IdFact(link.RemoteVNetId.ToString()),
        PeeringState = link.State?.ToString(),
        PeeringSyncLevel = link.SyncLevel?.ToString(),
        AllowVirtualNetworkAccess = link.AllowVirtualNetworkAccess,
        AllowForwardedTraffic = link.AllowForwardedTraffic,
        AllowGatewayTransit = link.AllowGatewayTransit,
        UseRemoteGateways = link.UseRemoteGateways,
        DoNotVerifyRemoteGateways = link.DoNotVerifyRemoteGateways,
        PeerCompleteVNets = link.PeerCompleteVNets,
        EnableOnlyIPv6Peering = link.EnableOnlyIPv6Peering ? true : null,
        LocalSubnetNames = Names(link.LocalSubnetNames),
        RemoteSubnetNames = Names(link.RemoteSubnetNames),
        RemoteAddressSpace = Space(link.RemoteAddressSpace),
        RemoteVirtualNetworkAddressSpace = Space(link.RemoteVirtualNetworkAddressSpace),
    };

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> facts) => facts.Count == 0 ? null : facts;

    private static string[]? Names(ValueList<ResourceName> names) => names.Count == 0 ? null : [.. names.Select(name => name.Value)];

    private static AddressSpaceFact? Space(ValueList<AddressPrefix>? prefixes) => prefixes is null ? null : new AddressSpaceFact { AddressPrefixes = [.. prefixes.Select(prefix => prefix.ToString())] };
}
