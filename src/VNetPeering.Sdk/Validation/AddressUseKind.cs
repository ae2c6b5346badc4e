namespace VNetPeering.Sdk.Validation;

/// <summary>What holds a private address of a subnet.</summary>
internal enum AddressUseKind
{
    NetworkInterface = 0,
    LoadBalancer,
    PrivateEndpoint,
    Firewall,
    Gateway,
    RouteServer,
}
