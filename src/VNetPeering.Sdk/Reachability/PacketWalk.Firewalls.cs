using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>Firewalls, and what appliances are declared to let through.</content>
internal sealed partial class PacketWalk
{
    /// <summary>A firewall whose address the input does not state answers at whatever address of its subnet a route names.</summary>
    private AzureFirewall? FirewallWithoutAddressIn(CompiledSubnet home) =>
        _net.Topology.AzureFirewalls.FirstOrDefault(firewall => firewall.PrivateIPAddress is null && firewall.SubnetId == home.Subnet.Id);

    private void PassFirewall(AzureFirewall firewall, CompiledSubnet home, HostAddress address)
    {
        if (StopsAtDead(firewall.Id, address))
        {
            return;
        }

        CheckAccessFrom(home.VNet, isUnderGroup: false);
        Admit(firewall.AdmittedFlows, firewall.Id, address, isStateful: true);
        if (firewall.AdmittedFlows is null && MayAdmit(firewall, address))
        {
            Assume(AssumptionKind.FirewallAdmits, firewall.Name);
        }

        if (firewall.PrivateIPAddress is null)
        {
            Assume(AssumptionKind.FirewallHasAddress, firewall.Name);
        }

        Step(new FlowStep { Kind = StepKind.Appliance, Resource = firewall.Id, Address = address });
        _appliances.Add(new SeenAppliance($"firewall {firewall.Id}", Here.At, true, Translations: _translations.Count));
        RouteOnward(home.Index, -1, _tables.Of(home.Index), isUnderGroup: false);
    }

    /// <summary>Notes where a packet is not among the flows that an appliance is declared to let through. A stateful one knows answers; any other looks at them as well.</summary>
    private void Admit(ValueList<AdmittedFlow>? flows, ResourceId appliance, HostAddress address, bool? isStateful)
    {
        if (flows is not null && (!_onReturn || isStateful is false) && !AdmissionRules.Admits(flows, _packets))
        {
            Block(Disposition.DeniedByAppliance, appliance, address: address);
        }
    }

    /// <summary>Asks the rules of a firewall, which keeps state and asks them about new flows only. Says whether what it admits is an assumption.</summary>
    private bool MayAdmit(AzureFirewall firewall, HostAddress address)
    {
        if (firewall.Rules is not { } rules)
        {
            return true;
        }

        bool isAssumed = false;
        if (!_onReturn && !AdmissionRules.Admits(rules, _packets, out isAssumed))
        {
            Block(Disposition.DeniedByAppliance, firewall.Id, address: address);
            return false;
        }

        return isAssumed;
    }
}
