using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>An IP configuration of a network interface that is a member of an application security group. The VNet is null where the subnet is not known.</summary>
internal sealed record AsgMember(ResourceId InterfaceId, ResourceId? VNetId);
