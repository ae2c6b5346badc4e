using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A wish of a draft that flows among some networks pass an appliance or firewall: exactly one of the two is set.</summary>
internal sealed record InspectionDraft(ApplianceBuilder? Appliance, FirewallBuilder? Firewall, string? Because, CallSite At)
{
    internal List<VNetBuilder> VNets { get; } = [];

    internal List<SubnetBuilder> Subnets { get; } = [];

    internal List<SiteBuilder> Sites { get; } = [];

    internal ResourceName ViaName => Appliance?.Name ?? Firewall!.Name;

    internal ResourceId ViaId => Appliance?.ToRecord().NetworkInterfaceId ?? Firewall!.Id;

    internal NextHopAddress NextHop => Appliance?.NextHop ?? Firewall!.NextHop;

    internal bool DependsOn(VNetBuilder vnet) =>
        VNets.Contains(vnet) || Subnets.Exists(subnet => subnet.VNet == vnet) || Firewall?.VNet == vnet || Appliance is { IsRemoved: true } || Firewall is { IsRemoved: true };
}
