using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class PrivateAddressesOfPeeredVNets : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7007",
        Title = "Too many private addresses in a VNet and its peers",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrivateAddressesOfPeeredVNets;
        if (context.Addresses.All.Count <= limit)
        {
            return;
        }

        int[] counts = Counts(context);
        var groups = new List<(int Hub, int Size, HashSet<int> Members, int Count)>();
        for (int hub = 0; hub < counts.Length; hub++)
        {
            // The sum over the links may count a peer twice, but it is never too low, and it builds nothing.
            if (context.FindVNet(hub) is null || AtMost(context, hub, counts) <= limit)
            {
                continue;
            }

            HashSet<int> members = Group(context, hub);
            int size = members.Count;
            members.RemoveWhere(member => counts[member] == 0);
            int count = members.Sum(member => counts[member]);
            if (members.Count > 1 && count > limit)
            {
                groups.Add((hub, size, members, count));
            }
        }

        // Largest first: the group of a spoke lies in that of its hub, and all of a mesh have the same group. VNets without addresses make no difference,
        // except that of two VNets with the same group the one with more peers is rather the hub.
        var reported = new List<HashSet<int>>();
        foreach ((int hub, _, HashSet<int> members, int count) in groups.OrderByDescending(group => group.Members.Count).ThenByDescending(group => group.Size).ThenBy(group => group.Hub))
        {
            if (reported.Exists(members.IsSubsetOf))
            {
                continue;
            }

            reported.Add(members);
            Report(context, hub, [.. members.Where(member => member != hub).Order().Select(context.VNetIdOf)], count, sink);
        }
    }

    private static void Report(ValidationContext context, int hub, ResourceId[] peers, int count, DiagnosticSink sink)
    {
        ResourceId id = context.VNetIdOf(hub);
        sink.Report(new Finding
        {
            Resource = id,
            Related = [.. peers],
            Message = $"VNet {context.Name(id)} together with its peers {LimitWording.Fact(count, "private addresses in use", context.Limits.PrivateAddressesOfPeeredVNets, context.Limits)}. "
                + $"Peers with addresses: {Wording.List([.. peers.Select(context.Name)])}.",
            Fix = "Spread the peers over several hubs.",
        });
    }

    private static int[] Counts(ValidationContext context)
    {
        var byVNet = new AddressCounts(context.Addresses);
        var counts = new int[context.VNetCount];
        for (int number = 0; number < counts.Length; number++)
        {
            counts[number] = context.FindVNet(number) is { } vnet ? byVNet.In(vnet.Id) : 0;
        }

        return counts;
    }

    private static long AtMost(ValidationContext context, int hub, int[] counts)
    {
        long sum = counts[hub];
        foreach (PeeringLink link in context.LinksFrom(hub))
        {
            sum += counts[link.RemoteNumber];
        }

        foreach (PeeringLink link in context.LinksTo(hub))
        {
            sum += counts[link.LocalNumber];
        }

        return sum;
    }

    // A link counts when it is Connected, from whichever side it is known: a classic VNet has none of its own (rule 2.84).
    private static HashSet<int> Group(ValidationContext context, int hub)
    {
        HashSet<int> members = [hub];
        members.UnionWith(context.LinksFrom(hub).Where(IsConnected).Select(link => link.RemoteNumber));
        members.UnionWith(context.LinksTo(hub).Where(IsConnected).Select(link => link.LocalNumber));
        members.RemoveWhere(member => context.FindVNet(member) is null);
        return members;
    }

    private static bool IsConnected(PeeringLink link) => link.State == PeeringState.Connected && link.Reverse?.State is null or PeeringState.Connected;
}
