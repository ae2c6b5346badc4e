using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One concrete packet and its answer, walked hop by hop straight from the rules.</summary>
public static class NaiveTracer
{
    /// <summary>Traces a packet from an address of a subnet to an address, and the answer.</summary>
    public static OracleTrace Trace(Topology topology, ResourceId fromSubnetId, HostAddress from, HostAddress to, AzureBehavior behavior)
    {
        topology = NaiveManagers.Deployed(topology);
        VNet vnet = topology.FindVNet(fromSubnetId.Parent) ?? throw new ArgumentException($"The topology has no subnet \"{fromSubnetId}\". Name one of its subnets.", nameof(fromSubnetId));
        Subnet subnet = topology.FindSubnet(fromSubnetId) ?? throw new ArgumentException($"The topology has no subnet \"{fromSubnetId}\". Name one of its subnets.", nameof(fromSubnetId));

        NaiveWalk forward = new(topology, behavior, from, to);
        Disposition there = forward.FromHost(vnet, subnet);

        NaiveWalk back = new(topology, behavior, to, from);
        Disposition? answer = Answer(topology, behavior, to, from, forward, back);

        // 3.57, 3.59: who sees one direction only. It counts when both directions get through: what an unknown way would have passed is not known.
        if (forward.End is not null && back.End is not null && !IsCertainStop(there) && answer is { } arrived && !IsCertainStop(arrived))
        {
            foreach (OracleAppliance appliance in forward.Appliances.Where(one => !back.Appliances.Contains(one)).Concat(back.Appliances.Where(one => !forward.Appliances.Contains(one))))
            {
                if (appliance.IsStateful is true)
                {
                    back.Log.Add($"{appliance.Identity} is stateful and sees one direction only");
                    answer = Disposition.AsymmetricPath;
                    break;
                }

                if (appliance.IsStateful is null)
                {
                    back.Log.Add($"{appliance.Identity} may be stateful and sees one direction only");
                    back.Unknowns.Add(UnknownReason.UndescribedApplianceSeesOneDirection);
                    answer = Disposition.Unknown;
                }
            }
        }

        // Precedence: a certain blocker in either direction, then Unknown, then Reachable.
        Verdict verdict = IsCertainStop(there) || (answer is { } end && IsCertainStop(end)) ? Verdict.Blocked
            : there == Disposition.Unknown || answer is null or Disposition.Unknown ? Verdict.Unknown
            : Verdict.Reachable;
        return new OracleTrace(verdict, there, answer)
        {
            Unknowns = forward.Unknowns.Concat(back.Unknowns).Distinct().ToValueList(),
            Log = [$"{from} -> {to}", .. forward.Log, $"{to} -> {from}", .. back.Log],
        };
    }

    private static Disposition? Answer(Topology topology, AzureBehavior behavior, HostAddress to, HostAddress from, NaiveWalk forward, NaiveWalk back)
    {
        switch (forward.End)
        {
            case OracleEnd.InSubnet end:
                return back.FromHost(end.VNet, end.Subnet);

            case OracleEnd.AtPrivateEndpoint end:
                return back.FromPrivateEndpoint(end.VNet, end.Subnet);

            case OracleEnd.BehindGateway end:
                return back.FromBehindGateway(end.Gateway, end.Tunnel);

            case OracleEnd.OnInternet end:
                return back.FromInternet(end.Exit);

            default:
                // It never arrived. Where the destination is a host of the estate, its answer is walked all the same.
                foreach (PrivateEndpoint endpoint in topology.PrivateEndpoints.Where(endpoint => endpoint.Addresses.Contains(to)))
                {
                    if (topology.FindSubnet(endpoint.SubnetId) is { } home)
                    {
                        return back.FromPrivateEndpoint(topology.FindVNet(home.Id.Parent)!, home);
                    }
                }

                List<(VNet VNet, Subnet Subnet)> owners = [.. from vnet in topology.VNets
                                                              where !vnet.IsPlaceholder
                                                              let subnet = vnet.SubnetAt(to)
                                                              where subnet is not null && !to.IsReservedIn(subnet)
                                                              select (vnet, subnet)];
                return owners.Count == 1 ? back.FromHost(owners[0].VNet, owners[0].Subnet) : null;
        }
    }

    private static bool IsCertainStop(Disposition disposition) => disposition is not (Disposition.Delivered or Disposition.Unknown);
}
