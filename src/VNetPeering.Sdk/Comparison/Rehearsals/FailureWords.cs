namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>The word for each kind of failure: in front of a name with a colon, and in the plural for all of a kind.</summary>
internal static class FailureWords
{
    internal static string One(FailureKind kind) => kind switch
    {
        FailureKind.Gateway => "gateway",
        FailureKind.GatewayInstance => "instance",
        FailureKind.Connection => "connection",
        FailureKind.Circuit => "circuit",
        FailureKind.Device => "device",
        FailureKind.Site => "site",
        FailureKind.Appliance => "appliance",
        FailureKind.Firewall => "firewall",
        FailureKind.NatGateway => "nat",
        FailureKind.RouteServer => "routeserver",
        FailureKind.Peering => "peering",
        FailureKind.VNet => "vnet",
        FailureKind.Region => "region",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of failure."),
    };

    /// <summary>Returns the kind that a word in front of a colon names; null when it names none.</summary>
    internal static FailureKind? Find(string word) => Enum.GetValues<FailureKind>().Cast<FailureKind?>().FirstOrDefault(kind => string.Equals(One(kind!.Value), word, StringComparison.OrdinalIgnoreCase));
}
