using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Compares which addresses of subnets Azure calls free, and how many it counts.</summary>
internal static class AddressChecks
{
    private const string Reserved = "cli-checkip-platform-reserved";
    private const string Used = "netsdk-checkip-used-and-free";
    private const string Usage = "netsdk-subnet-usage-251-of-a-slash24";

    public static IEnumerable<Check> All =>
    [
        Availability(Reserved, "network address of a subnet in a second prefix", "20.0.0.0", 0, () => CaseEstate.Read(Reserved)),
        Availability(Reserved, "network address of a subnet in the first prefix", "10.0.1.0", 1, SecondSession),
        Availability(Used, "a free address", "10.0.1.10", 0, () => CaseEstate.Read(Used)),
        Availability(Used, "an address that an interface has", "10.0.1.9", 1, () => CaseEstate.Read(Used)),
        UsageCheck("usage of a subnet without machines", 0, topology => topology),
        UsageCheck("usage of a subnet with an interface", 2, WithInterface),
    ];

    private static Check Availability(string caseId, string what, string address, int place, Func<Topology> read) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Addresses,
        What = what,
        FindDifference = () =>
        {
            Topology topology = read();
            JsonElement seen = CaseLibrary.Get(caseId).Observed!.Value[place];
            string[] free = seen.TryGetProperty("availableIPAddresses", out JsonElement list) ? [.. list.EnumerateArray().Select(one => one.GetString()!)] : [];
            bool isReserved = seen.TryGetProperty("isPlatformReserved", out JsonElement flag) && flag.GetBoolean();
            IPAddressAvailability answer = topology.Compile().CheckIPAddress(topology.VNets[0].Id, HostAddress.Parse(address));
            return Differences.OfValues(
                $"{seen.GetProperty("available").GetBoolean()} {isReserved} {string.Join(' ', free)}",
                $"{answer.IsAvailable} {answer.IsPlatformReserved} {string.Join(' ', answer.AvailableIPAddresses)}");
        },
    };

    private static Check UsageCheck(string what, int place, Func<Topology, Topology> step) => new()
    {
        CaseId = Usage,
        Kind = CheckKind.Addresses,
        What = what,
        FindDifference = () =>
        {
            JsonElement seen = CaseLibrary.Get(Usage).Observed!.Value[place];
            SubnetUsage answer = step(CaseEstate.Read(Usage)).Compile().UsageOf("vnet/subnet");
            return Differences.OfValues($"{seen.GetProperty("currentValue").GetInt32()} of {seen.GetProperty("limit").GetInt32()}", $"{answer.CurrentValue} of {answer.Limit}");
        },
    };

    // The second session of the record has a VNet of its own.
    private static Topology SecondSession()
    {
        var net = new TopologyBuilder("second session");
        net.VNet("vnet1", "10.0.0.0/16", vnet => vnet.Subnet("subnet1", "10.0.1.0/24"));
        return net.Build();
    }

    // The interface is put without an address: Azure draws one.
    private static Topology WithInterface(Topology topology) => topology with
    {
        NetworkInterfaces =
        [
            new NetworkInterface
            {
                Id = topology.VNets[0].Id.Sibling(ResourceTypes.NetworkInterface, "nic"),
                IPConfigurations = [new IPConfiguration { Name = "ipconfig", SubnetId = topology.VNets[0].Subnets[0].Id }],
            },
        ],
    };
}
