namespace VNetPeering.Sdk.Testing.Generation;

/// <summary>The faults that networks really have.</summary>
internal enum GeneratedFault
{
    HalfAPeering,
    AddressesOfItsNeighbour,
    ForwardedTrafficNotAdmitted,
    RouteToNobody,
    NothingToBorrow,
}
