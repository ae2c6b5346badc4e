using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Traces a flow and its answer for every address that was asked about. Addresses that meet the same routes both ways form one class; one walk per class decides.
/// </summary>
internal sealed class FlowTracer
{
    // Every way among equal ones is walked, up to these numbers: beyond them the ways of a design repeat each other.
    private const int MostWalks = 256;
    private const int MostBackends = 8;

    private readonly RoutingTables _tables;
    private readonly PlaceFinder _places;

    internal FlowTracer(RoutingTables tables, PlaceFinder places)
    {
        _tables = tables;
        _places = places;
    }

    internal FlowTrace Trace(FlowEnd from, FlowEnd to, Protocol protocol, IPFamily? family)
    {
        if (from.Ranges.Count == 0 || to.Ranges.Count == 0)
        {
            return WithoutAddresses(from, to, protocol);
        }

        IPFamily chosen = family ?? (from.Has(IPFamily.IPv4) && to.Has(IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6);
        AddressRange[] sources = [.. from.Ranges.Where(range => range.Family == chosen)];
        AddressRange[] destinations = [.. to.Ranges.Where(range => range.Family == chosen)];
        if (sources.Length == 0 || destinations.Length == 0)
        {
            string lacking = sources.Length == 0 ? from.Place.Name : to.Place.Name;
            throw new PlaceException($"\"{lacking}\" has no {chosen} address, which the flow from \"{from.Place.Name}\" to \"{to.Place.Name}\" needs. Ask for the other family, or for places that share one.", []);
        }

        var parts = new List<ClassTrace>();
        foreach (AddressRange source in sources)
        {
            foreach (AddressRange destination in destinations)
            {
                TraceClasses(from, source, to, destination, parts);
            }
        }

        return Summarise(from, to, protocol, parts);
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

    /// <summary>Covers the rectangle of source and destination addresses with classes.</summary>
    private void TraceClasses(FlowEnd from, AddressRange source, FlowEnd to, AddressRange destination, List<ClassTrace> parts)
    {
        var open = new Stack<(AddressRange Source, AddressRange Destination)>();
        open.Push((source, destination));
        while (open.TryPop(out (AddressRange Source, AddressRange Destination) rest))
        {
            ClassTrace part = TraceClass(from, rest.Source, to, rest.Destination);
            parts.Add(part);

            // What the class does not cover: the destinations behind it for its sources, and all destinations for the sources behind it.
            if (part.Source.Last < rest.Source.Last)
            {
                open.Push((Behind(part.Source, rest.Source), rest.Destination));
            }

            if (part.Destination.Last < rest.Destination.Last)
            {
                open.Push((part.Source, Behind(part.Destination, rest.Destination)));
            }
        }
    }

    private static AddressRange Behind(AddressRange part, AddressRange whole) => new(new HostAddress(whole.Family, part.Last.Value + 1), whole.Last);

    private ClassTrace TraceClass(FlowEnd from, AddressRange source, FlowEnd to, AddressRange destination)
    {
        ClassTrace worst = TracePath(from, source, to, destination, PathChoice.First, PathChoice.First);
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
            for (PathChoice? there = PathChoice.First with { Backend = backend }; there is { } forward && walks < MostWalks;)
            {
                IReadOnlyList<(int Way, int Count)> forwardForks = [];
                for (PathChoice? back = PathChoice.First with { Backend = backend }; back is { } answer && walks < MostWalks;)
                {
                    ClassTrace other = TracePath(from, worst.Source, to, worst.Destination, forward, answer);
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
            Source = Narrower(worst.Source, other.Source),
            Destination = Narrower(worst.Destination, other.Destination),
            Blockers = worst.Blockers.Concat(other.Blockers).Distinct().ToValueList(),
        };
    }

    private static AddressRange Narrower(AddressRange one, AddressRange other) => one.Intersect(other) ?? one;

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => 0,
        Verdict.Unknown => 1,
        Verdict.Blocked => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This is no verdict."),
    };

    private ClassTrace TracePath(FlowEnd from, AddressRange source, FlowEnd to, AddressRange destination, PathChoice there, PathChoice back)
    {
        WalkResult forward = PacketWalk.Start(_tables, _places, from, source.First, to, destination, onReturn: false, there);
        WalkResult? answer = Answer(forward, from, source, to, destination, back);

        List<Blocker> blockers = [];
        List<UnknownFact> unknowns = [.. forward.Unknowns];
        AddBlocker(forward.Blocker);
        AddBlocker(answer?.Blocker);
        unknowns.AddRange(answer?.Unknowns ?? []);
        if (to.IsOwnedByNobody)
        {
            unknowns.Insert(0, new UnknownFact { Reason = UnknownReason.AddressOwnedByNobody, At = to.Place.Name, OnReturn = false, About = to.Place.Name });
        }

        if (answer is { WentAllTheWay: true } && forward.WentAllTheWay)
        {
            CompareAppliances(forward, answer, from, blockers, unknowns);
        }

        DirectionTrace returned = answer?.Trace ?? new DirectionTrace { Disposition = Disposition.Unknown };
        if (returned.Disposition is Disposition.Delivered or Disposition.Unknown)
        {
            // Only when both directions are known does it show that they part: that is the answer's fault.
            returned = blockers.Exists(blocker => blocker.Reason == Disposition.AsymmetricPath) ? returned with { Disposition = Disposition.AsymmetricPath }
                : unknowns.Exists(fact => fact.Reason == UnknownReason.UndescribedApplianceSeesOneDirection) ? returned with { Disposition = Disposition.Unknown }
                : returned;
        }

        return new ClassTrace
        {
            Source = answer?.SameFor ?? source,
            Destination = forward.SameFor,
            Verdict = blockers.Count > 0 ? Verdict.Blocked : unknowns.Count > 0 || answer is null ? Verdict.Unknown : Verdict.Reachable,
            Forward = forward.Trace,
            Return = returned,
            Blockers = blockers.ToValueList(),
            Unknowns = unknowns.Distinct().ToValueList(),
            Assumptions = forward.Assumptions.Concat(answer?.Assumptions ?? []).Distinct().ToValueList(),
            ForwardForks = forward.Forks,
            ReturnForks = answer?.Forks ?? [],
            Backends = Math.Max(forward.Backends, answer?.Backends ?? 1),
        };

        void AddBlocker(Blocker? blocker)
        {
            if (blocker is not null)
            {
                blockers.Add(blocker);
            }
        }
    }

    /// <summary>Walks the answer: from where the flow arrived, from where it came back in from the Internet, or from its destination when it did not arrive at all.</summary>
    private WalkResult? Answer(WalkResult forward, FlowEnd from, AddressRange source, FlowEnd to, AddressRange destination, PathChoice choice)
    {
        HostAddress answering = destination.First;
        if (forward.Exit is { } exit && forward.IsDelivered)
        {
            SeenAppliance? last = forward.Appliances.Count > 0 ? forward.Appliances[^1] : null;
            return PacketWalk.AnswerThrough(_tables, _places, exit, last, answering, from, source, choice);
        }

        if (forward.Arrival is { } arrival)
        {
            return PacketWalk.AnswerFrom(_tables, _places, arrival, answering, from, source, choice);
        }

        if (forward.Outside is { } site)
        {
            return PacketWalk.AnswerOfSite(_tables, _places, site, answering, from, source, choice);
        }

        bool canStart = to.Subnet >= 0 || to.Place.Kind is PlaceKind.Site or PlaceKind.ClientPool;
        return canStart ? PacketWalk.Start(_tables, _places, to, answering, from, source, onReturn: true, choice) : null;
    }

    /// <summary>A stateful appliance must see both directions (3.57); one that the input does not describe may or may not mind (3.59).</summary>
    private static void CompareAppliances(WalkResult forward, WalkResult answer, FlowEnd from, List<Blocker> blockers, List<UnknownFact> unknowns)
    {
        AddOneSided(forward.Appliances, answer.Appliances, onReturn: false);
        AddOneSided(answer.Appliances, forward.Appliances, onReturn: true);

        void AddOneSided(IReadOnlyList<SeenAppliance> seen, IReadOnlyList<SeenAppliance> others, bool onReturn)
        {
            foreach (SeenAppliance appliance in seen.Where(appliance => !others.Any(other => other.Key == appliance.Key)))
            {
                // An answer to the Internet that leaves through an appliance does not carry the public address that was called (3.40, 3.72).
                bool isCertain = appliance.IsStateful is true || (onReturn && from.Place.Kind == PlaceKind.Internet);
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
        ClassTrace gravest = parts.OrderByDescending(part => Gravity(part.Verdict)).ThenBy(part => part.Source).ThenBy(part => part.Destination).First();
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
                ? parts.SelectMany(part => part.Blockers).DistinctBy(blocker => (blocker.At, blocker.OnReturn, blocker.Reason, blocker.Resource, blocker.Route)).ToValueList()
                : [],
            Unknowns = parts.SelectMany(part => part.Unknowns).Distinct().ToValueList(),
            Assumptions = parts.SelectMany(part => part.Assumptions).Distinct().ToValueList(),
            Partial = differ
                ? parts.OrderBy(part => part.Source).ThenBy(part => part.Destination)
                    .Select(part => new PartialVerdict { From = part.Source, To = part.Destination, Verdict = part.Verdict }).ToValueList()
                : [],
            Ways = parts.OrderBy(part => part.Source).ThenBy(part => part.Destination).SelectMany(part => part.Ways).Distinct().ToValueList(),
        };
    }
}
