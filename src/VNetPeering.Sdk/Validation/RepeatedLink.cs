namespace VNetPeering.Sdk.Validation;

/// <summary>A link to a VNet to which an earlier link of the same VNet leads already.</summary>
internal sealed record RepeatedLink(PeeringLink Link, PeeringLink First);
