namespace VNetPeering.Sdk.Reachability;

/// <summary>A point inside Azure at which a packet arrived, or left for the Internet, and at which its answer starts or comes back in.</summary>
/// <param name="Subnet">Index of the subnet.</param>
/// <param name="NetworkInterface">Index of the interface; -1 when none is known.</param>
/// <param name="IsPrivateEndpoint">The arrival is at a private endpoint.</param>
/// <param name="Over">What the packet left over, and its answer comes back over.</param>
/// <param name="IsApplianceExit">The packet left through an appliance or firewall, not from its source.</param>
internal sealed record ArrivalPoint(int Subnet, int NetworkInterface, bool IsPrivateEndpoint = false, bool IsApplianceExit = false, PathMedium Over = PathMedium.Internet);
