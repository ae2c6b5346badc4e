using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Traces a flow and its answer for every address, protocol and port that was asked about. Packets that meet the same routes and rules both ways form one
/// class; one walk per class decides.
/// </summary>
internal sealed class FlowTracer
{
    // A client picks its port from those that need no privilege; a flow from a lower one is no client's.
    internal static readonly PortRange ClientPorts = new(1024, 65535);

    // Every way among equal ones is walked, up to these numbers: beyond them the ways of a design repeat each other.
    private const int MostWalks = 256;
    private const int MostBackends = 8;

    private readonly WalkContext _context;
    private readonly Lazy<bool> _mayTurn;

    internal FlowTracer(WalkContext context)
    {
        _context = context;
        _mayTurn = new(() => context.Tables.Net.Topology.Appliances.Any(appliance => appliance.TranslatesSource is true));
    }

    internal FlowTrace Trace(FlowEnd from, FlowEnd to, Protocol protocol, IPFamily? family)
    {
        if (from.Place.Kind == PlaceKind.Internet && to.Place.Kind == PlaceKind.Internet)
        {
            throw new PlaceException($"A flow from \"{from.Place.Name}\" to \"{to.Place.Name}\" stays on the Internet and never meets this network. Name a place of the network at one end.", []);
        }

        if (from.Ranges.Count == 0 || to.Ranges.Count == 0)
        {
            return WithoutAddresses(from, to, protocol);
        }

        return Summarise(from, to, protocol, Parts(from, to, protocol, family));
    }

    /// <summary>Returns the classes of a flow: each packet in one of them. None where the input states no address.</summary>
    internal List<ClassTrace> Parts(FlowEnd from, FlowEnd to, Protocol protocol, IPFamily? family)
    {
        var parts = new List<ClassTrace>();
        foreach (FlowBox box in from.Ranges.Count == 0 || to.Ranges.Count == 0 ? [] : Boxes(from, to, protocol, family))
        {
            TraceClasses(from, to, box, parts, paths: null);
        }

        return parts;
    }

    /// <summary>Returns the class of the first packet of a box.</summary>
    internal ClassTrace PartOf(FlowEnd from, FlowEnd to, FlowBox packets) => TraceClass(from, to, packets, paths: null);

    /// <summary>Returns every way that some packets of a flow may take with their answers, all forks among equal ways followed. None where the input states no address.</summary>
    internal List<ClassTrace> Paths(FlowEnd from, FlowEnd to, Protocol protocol, IPFamily? family)
    {
        var paths = new List<ClassTrace>();
        foreach (FlowBox box in from.Ranges.Count == 0 || to.Ranges.Count == 0 ? [] : Boxes(from, to, protocol, family))
        {
            TraceClasses(from, to, box, [], paths);
        }

        return paths;
    }

    private static List<FlowBox> Boxes(FlowEnd from, FlowEnd to, Protocol protocol, IPFamily? family)
    {
        IPFamily chosen = family ?? (from.Has(IPFamily.IPv4) && to.Has(IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6);
        AddressRange[] sources = [.. from.Ranges.Where(range => range.Family == chosen)];
        AddressRange[] destinations = [.. to.Ranges.Where(range => range.Family == chosen)];
        if (sources.Length == 0 || destinations.Length == 0)
        {
            string lacking = sources.Length == 0 ? from.Place.Name : to.Place.Name;
            throw new PlaceException($"\"{lacking}\" has no {chosen} address, which the flow from \"{from.Place.Name}\" to \"{to.Place.Name}\" needs. Ask for the other family, or for places that share one.", []);
        }

        var boxes = new List<FlowBox>();
        ProtocolSet protocols = ProtocolSets.Of(protocol.Kind);
        foreach (AddressRange source in sources)
        {
            foreach (AddressRange destination in destinations)
            {
                foreach (PortRange ports in protocol.Ports.Count == 0 ? [PortRange.All] : protocol.Ports)
                {
                    boxes.Add(new FlowBox(source, destination, protocols, ClientPorts, ports));
                }
            }
        }

        return boxes;
    }

    private static FlowTrace WithoutAddresses(FlowEnd from, FlowEnd to, Protocol protocol)
    {
        string lacking = from.Ranges.Count == 0 ? from.Place.Name : to.Place.Name;
        var open = new DirectionTrace { Disposition = Disposition.Unknown };
        return new FlowTrace
        {
            From = from.Place,
            To = to.Place,
            Protocol = protocol,
            Verdict = Verdict.Unknown,
            Forward = open,
            Return = open,
            Unknowns = [new UnknownFact { Reason = UnknownReason.UnresolvedReference, At = lacking, OnReturn = false, About = lacking }],
        };
    }

    /// <summary>Covers a box of packets with classes, and notes every way that was walked where somebody wants them.</summary>
    private void TraceClasses(FlowEnd from, FlowEnd to, FlowBox all, List<ClassTrace> parts, List<ClassTrace>? paths)
    {
        var open = new Stack<FlowBox>();
        open.Push(all);
        while (open.TryPop(out FlowBox rest))
        {
            ClassTrace part = TraceClass(from, to, rest, paths);
            parts.Add(part);
            foreach (FlowBox left in rest.Without(part.Box))
            {
                open.Push(left);
            }
        }
    }

    /// <summary>Of several ways in from the Internet the best counts: whoever finds one gets in.</summary>
    private ClassTrace TraceClass(FlowEnd from, FlowEnd to, FlowBox box, List<ClassTrace>? paths)
    {
        ClassTrace best = TraceEqualWays(from, to, box, door: 0, paths);
        for (int door = 1; door < best.Doors; door++)
        {
            ClassTrace other = TraceEqualWays(from, to, best.Box, door, paths);
            FlowBox both = best.Box.Intersect(other.Box);
            best = (Gravity(other.Verdict) < Gravity(best.Verdict) ? other : best) with { Box = both };
        }

        return best;
    }

    private ClassTrace TraceEqualWays(FlowEnd from, FlowEnd to, FlowBox box, int door, List<ClassTrace>? paths)
    {
        PathChoice first = PathChoice.First with { Door = door };
        ClassTrace worst = TracePath(from, to, box, first, PathChoice.First);
        paths?.Add(worst);
        if (worst.Backends == 1 && worst.ForwardForks.Count == 0 && worst.ReturnForks.Count == 0)
        {
            return worst;
        }

        int backends = worst.Backends;
        int walks = 1;
        List<ClassTrace> choices = [];
        for (int backend = 0; backend < Math.Min(backends, MostBackends); backend++)
        {
            // Every way of the flow with every way of its answer (3.58), both by the same backend.
            for (PathChoice? there = first with { Backend = backend }; there is { } forward && walks < MostWalks;)
            {
                IReadOnlyList<(int Way, int Count)> forwardForks = [];
                for (PathChoice? back = PathChoice.First with { Backend = backend }; back is { } answer && walks < MostWalks;)
                {
                    ClassTrace other = TracePath(from, to, worst.Box, forward, answer);
                    paths?.Add(other);
                    walks++;
                    choices.Add(other);
                    worst = Worse(worst, other);
                    forwardForks = other.ForwardForks;
                    back = answer.After(other.ReturnForks);
                }

                there = forward.After(forwardForks);
            }
        }

        return worst with { Choices = choices };
    }

    private static ClassTrace Worse(ClassTrace worst, ClassTrace other)
    {
        ClassTrace graver = Gravity(other.Verdict) > Gravity(worst.Verdict) ? other : worst;
        return graver with
        {
            Box = worst.Box.Intersect(other.Box),
            Blockers = worst.Blockers.Concat(other.Blockers).Distinct().ToValueList(),
        };
    }

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => 0,
        Verdict.Unknown => 1,
        Verdict.Blocked => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This is no verdict."),
    };

    private ClassTrace TracePath(FlowEnd from, FlowEnd to, FlowBox box, PathChoice there, PathChoice back)
    {
        WalkResult forward = PacketWalk.Start(_context, from, box.ToPackets(from, to), to, there);
        WalkResult? answer = Answer(forward, from, to, back);

        Blocker[] certain = [.. Certain(answer, forward)];
        List<Blocker> blockers = [.. forward.Blockers, .. certain];
        List<UnknownFact> unknowns = [.. forward.Unknowns];
        unknowns.AddRange(answer?.Unknowns ?? []);
        if (to.IsOwnedByNobody)
        {
            unknowns.Insert(0, new UnknownFact { Reason = UnknownReason.AddressOwnedByNobody, At = to.Place.Name, OnReturn = false, About = to.Place.Name });
        }

        if (blockers.Count == 0 && answer is { WentAllTheWay: true } && forward.WentAllTheWay)
        {
            CompareAppliances(forward, answer, from, blockers, unknowns);
            if (from.Place.Kind == PlaceKind.Internet && answer.Exit is null)
            {
                // An answer that a default route takes to a site has not come to whoever called (3.40, 3.72).
                blockers.Add(new Blocker { At = answer.Trace.Hops[^1].At, OnReturn = true, Reason = Disposition.AsymmetricPath });
            }
        }

        DirectionTrace returned = answer?.Trace ?? new DirectionTrace { Disposition = Disposition.Unknown };
        if (certain.Length < answer?.Blockers.Count)
        {
            returned = returned with { Disposition = certain.Length > 0 ? certain[0].Reason : Disposition.Unknown };
        }

        if (returned.Disposition is Disposition.Delivered or Disposition.Unknown)
        {
            // Only when both directions are known does it show that they part: that is the answer's fault.
            returned = blockers.Exists(blocker => blocker.Reason == Disposition.AsymmetricPath) ? returned with { Disposition = Disposition.AsymmetricPath }
                : unknowns.Exists(fact => fact.Reason == UnknownReason.UndescribedApplianceSeesOneDirection) ? returned with { Disposition = Disposition.Unknown }
                : returned;
        }

        return new ClassTrace
        {
            Box = answer is null ? FlowBox.Of(forward.Packets) : FlowBox.Of(answer.Packets).Turned(),
            Verdict = blockers.Count > 0 ? Verdict.Blocked : unknowns.Count > 0 || answer is null ? Verdict.Unknown : Verdict.Reachable,
            Forward = forward.Trace,
            Return = returned,
            Blockers = blockers.ToValueList(),
            Unknowns = unknowns.Distinct().ToValueList(),
            Assumptions = forward.Assumptions.Concat(answer?.Assumptions ?? []).Distinct().ToValueList(),
            ForwardForks = forward.Forks,
            ReturnForks = answer?.Forks ?? [],
            Backends = Math.Max(forward.Backends, answer?.Backends ?? 1),
            Doors = forward.Doors,
        };
    }

    /// <summary>
    /// Says whether a packet for a site can only come to it, and only by one connection: else nobody knows where the answer to one starts whose way is not known. An address is wherever
    /// its route leads, a site that is asked for by name is that site.
    /// </summary>
    private bool HasOneDoor(FlowEnd site) => site.Attachments.Count == 1
        && (site.Place.Address is null || _context.Places.Outside().Count(other => other.Place.Kind == PlaceKind.Site) == 1);

    /// <summary>Walks the answer: from where the flow arrived, from where it came back in from the Internet, or from its destination when it did not arrive at all.</summary>
    private WalkResult? Answer(WalkResult forward, FlowEnd from, FlowEnd to, PathChoice choice)
    {
        if (forward.HasOpenAnswer || (to.IsHeldBySeveral && IsLost(forward)))
        {
            return null; // nobody knows who would answer
        }

        if (forward.Exit is { } exit && forward.WentAllTheWay)
        {
            SeenAppliance? last = forward.Appliances.Count > 0 ? forward.Appliances[^1] : null;
            return PacketWalk.AnswerThrough(_context, exit, last, forward, from, choice);
        }

        if (forward.Arrival is { } arrival)
        {
            return PacketWalk.AnswerFrom(_context, arrival, forward, from, choice);
        }

        if (forward.Outside is { } site)
        {
            return PacketWalk.AnswerOfSite(_context, site, forward, from, choice);
        }

        // A flow that never arrived has an answer in theory only: nothing is held against it where it would start.
        return CanStart(forward, to) ? PacketWalk.AnswerFrom(_context, to, forward, from, choice, forward.Passed.Append(MachineAt(to, forward.Packets.Destination) with { Translations = forward.Translations.Count }).ToHashSet()) : null;
    }

    /// <summary>Says whether an answer in theory would start at the destination. Where nobody knows how a flow gets there, an appliance on its way may have put its own address in.</summary>
    private bool CanStart(WalkResult forward, FlowEnd to) => to.Place.Kind switch
    {
        _ when IsLost(forward) && _mayTurn.Value => false,
        PlaceKind.Site => !IsLost(forward) || HasOneDoor(to),
        PlaceKind.ClientPool => true,
        _ => to.Subnet >= 0,
    };

    /// <summary>What stops an answer; of one in theory not a rule on its way, since what keeps state there may have seen the flow.</summary>
    private static IEnumerable<Blocker> Certain(WalkResult? answer, WalkResult forward) => answer is null ? []
        : IsLost(forward) ? answer.Blockers.Where(blocker => blocker.Reason is not (Disposition.DeniedBySecurityRule or Disposition.DeniedByAdminRule or Disposition.DeniedByAppliance))
        : answer.Blockers;

    /// <summary>Says whether nobody knows where a flow goes.</summary>
    private static bool IsLost(WalkResult forward) => forward.Blockers.Count == 0 && !forward.WentAllTheWay;

    /// <summary>The machine that an address of a place is; an endpoint is none of its interface (5.41).</summary>
    private Machine MachineAt(FlowEnd place, HostAddress address)
    {
        bool isEndpoint = place.Subnet >= 0 && _context.Tables.Net.IsPrivateEndpoint(place.Subnet, address);
        return Machine.At(place.Subnet, isEndpoint ? -1 : place.NetworkInterface, address);
    }

    /// <summary>A stateful appliance must see both directions (3.57); one that the input does not describe may or may not mind (3.59).</summary>
    private static void CompareAppliances(WalkResult forward, WalkResult answer, FlowEnd from, List<Blocker> blockers, List<UnknownFact> unknowns)
    {
        AddOneSided(forward.Appliances, answer.Appliances, onReturn: false);
        AddOneSided(answer.Appliances, forward.Appliances, onReturn: true);

        void AddOneSided(IReadOnlyList<SeenAppliance> seen, IReadOnlyList<SeenAppliance> others, bool onReturn)
        {
            foreach (SeenAppliance appliance in seen.Where(appliance => !others.Any(appliance.IsSameFlow)))
            {
                // An answer that an appliance sends out to the Internet does not carry the public address that was called (3.40, 3.72). One on the way back to a
                // firewall that publishes is an appliance as any other (3.59).
                bool isCertain = appliance.IsStateful is true || (onReturn && from.Place.Kind == PlaceKind.Internet && appliance.Translations == 0);
                if (isCertain)
                {
                    blockers.Add(new Blocker { At = appliance.At, OnReturn = onReturn, Reason = Disposition.AsymmetricPath });
                }
                else if (appliance.IsStateful is null)
                {
                    unknowns.Add(new UnknownFact { Reason = UnknownReason.UndescribedApplianceSeesOneDirection, At = appliance.At, OnReturn = onReturn, About = appliance.At });
                }
            }
        }
    }

    private static FlowTrace Summarise(FlowEnd from, FlowEnd to, Protocol protocol, List<ClassTrace> parts)
    {
        // Members of different fate make the whole Blocked, and the parts are listed; else one verdict holds for all.
        ClassTrace gravest = parts.OrderByDescending(part => Gravity(part.Verdict)).ThenBy(part => part.Box.Sources).ThenBy(part => part.Box.Destinations).ThenBy(part => part.Box.Protocols).ThenBy(part => part.Box.DestinationPorts.First).First();
        bool differ = parts.Any(part => part.Verdict != gravest.Verdict);
        bool someBlocked = gravest.Verdict == Verdict.Blocked;
        return new FlowTrace
        {
            From = from.Place,
            To = to.Place,
            Protocol = protocol,
            Verdict = gravest.Verdict,
            Forward = gravest.Forward,
            Return = gravest.Return,
            // The same obstacle stops many classes of addresses: it is told once, with the first address that met it.
            Blockers = someBlocked
                ? parts.SelectMany(part => part.Blockers).DistinctBy(blocker => (blocker.At, blocker.OnReturn, blocker.Reason, blocker.Resource, blocker.Route, blocker.Rule)).ToValueList()
                : [],
            Unknowns = parts.SelectMany(part => part.Unknowns).Distinct().ToValueList(),
            Assumptions = parts.SelectMany(part => part.Assumptions).Distinct().ToValueList(),
            Partial = differ
                ? PartialVerdicts.Of(parts, protocol)
                : [],
            Ways = FlowWays.Of(parts, protocol),
        };
    }
}
