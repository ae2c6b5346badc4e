using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class AddressesPerMachine : ValidationRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP7009",
        Title = "Too many private addresses of a virtual machine",
        Severity = Severity.Error,
        Rules = "8",
        Evidence = "Microsoft documentation (Azure networking limits, 2022); Azure's code is not shown",
    };

    public override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = context.Limits.PrivateAddressesPerVirtualMachine;
        foreach ((ResourceId machine, Dictionary<ResourceId, NetworkInterface> nics) in Interfaces(context.Topology))
        {
            // What a single interface has too much is reported there: only what would remain is a fault of the machine.
            int perInterface = context.Limits.PrivateAddressesPerNetworkInterface;
            if (nics.Values.Sum(nic => Math.Min(nic.IPConfigurations.Count, perInterface)) <= limit)
            {
                continue;
            }

            int count = nics.Values.Sum(nic => nic.IPConfigurations.Count);
            sink.Report(new Finding
            {
                Resource = machine,
                Related = [.. nics.Keys],
                Message = $"Virtual machine {context.Name(machine)} {LimitWording.Fact(count, "private addresses", limit, context.Limits)}. Its interfaces: {Wording.List([.. nics.Keys.Select(context.Name)])}.",
                Fix = "Spread the addresses over several machines.",
            });
        }
    }

    // The machine names its interfaces, each interface its machine; an export may hold one of the two only.
    private static Dictionary<ResourceId, Dictionary<ResourceId, NetworkInterface>> Interfaces(Topology topology)
    {
        var machines = new Dictionary<ResourceId, Dictionary<ResourceId, NetworkInterface>>();
        var byId = new Dictionary<ResourceId, NetworkInterface>();
        foreach (NetworkInterface nic in topology.NetworkInterfaces)
        {
            byId.TryAdd(nic.Id, nic);
        }

        foreach (VirtualMachine machine in topology.VirtualMachines)
        {
            foreach (ResourceId id in machine.NetworkInterfaceIds)
            {
                Add(machine.Id, byId.GetValueOrDefault(id));
            }
        }

        foreach (NetworkInterface nic in byId.Values)
        {
            Add(nic.VirtualMachineId, nic);
        }

        return machines;

        void Add(ResourceId? machine, NetworkInterface? nic)
        {
            if (machine is null || nic is null)
            {
                return;
            }

            if (!machines.TryGetValue(machine, out Dictionary<ResourceId, NetworkInterface>? nics))
            {
                nics = [];
                machines.Add(machine, nics);
            }

            nics.TryAdd(nic.Id, nic);
        }
    }
}
