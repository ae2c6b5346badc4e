using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>What a rehearsal takes for granted about a failure.</summary>
internal static class RehearsalAssumptions
{
    internal static IEnumerable<Assumption> Of(IReadOnlyList<Failure> failures, Damage damage, WalkContext before, bool isStaticOpen)
    {
        Topology topology = before.Tables.Net.Topology;
        foreach (ResourceId gateway in failures.Where(failure => failure.Kind == FailureKind.GatewayInstance && !damage.Dead.Contains(failure.Resource!)).Select(failure => failure.Resource!).Distinct())
        {
            yield return new Assumption { Kind = AssumptionKind.OtherInstanceTakesOver, About = gateway.Name };
            if (topology.Gateways.Any(one => one.Id == gateway && one.ActiveActive is true) && topology.Connections.Any(connection => connection.GatewayId == gateway && connection.Type == ConnectionType.IPsec))
            {
                yield return new Assumption { Kind = AssumptionKind.DevicesReachBothInstances, About = gateway.Name };
            }
        }

        foreach (LoadBalancer balancer in topology.LoadBalancers.Where(balancer => !damage.Dead.Contains(balancer.Id)))
        {
            bool[] backends = [.. topology.NetworkInterfaces
                .Where(nic => nic.IPConfigurations.Any(part => balancer.Rules.Any(rule => rule.BackendPoolId is not null && InternetEdge.LeadsTo(rule, nic.Id, part))))
                .Select(nic => damage.Dead.Contains(nic.Id))];
            if (backends.Contains(true) && backends.Contains(false))
            {
                yield return new Assumption { Kind = AssumptionKind.ProbeTakesBackendOut, About = balancer.Name };
            }
        }

        Connection[] dead = [.. topology.Connections.Where(connection => damage.Dead.Contains(connection.Id))];
        if (damage.Sessions.Count > 0 || dead.Any(before.Tables.Gateways.SpeaksBgp))
        {
            yield return new Assumption { Kind = AssumptionKind.SessionsHaveFallen };
        }

        Connection[] fixedRoutes = [.. dead.Where(connection => !before.Tables.Gateways.SpeaksBgp(connection))];
        if (isStaticOpen)
        {
            yield return new Assumption { Kind = AssumptionKind.StaticRoutesOfDeadTunnel };
        }

        foreach (FlowEnd site in before.Places.Outside().Where(end => end.Place.Kind == PlaceKind.Site))
        {
            SiteAttachment[] byHand = [.. site.Attachments.Where(attachment => !attachment.SpeaksBgp)];
            if (byHand.Any(attachment => fixedRoutes.Contains(attachment.Connection)) && byHand.Any(attachment => !fixedRoutes.Contains(attachment.Connection)))
            {
                yield return new Assumption { Kind = AssumptionKind.SiteTurnsToWorkingTunnel, About = site.Place.Name };
            }
        }
    }
}
