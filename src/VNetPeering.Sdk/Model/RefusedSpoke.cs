namespace VNetPeering.Sdk.Model;

/// <summary>A spoke whose link to a managed hub is not made, as Azure would refuse it.</summary>
internal sealed record RefusedSpoke(ConnectivityConfiguration Configuration, ResourceId Hub, ResourceId Spoke, BorrowingRefusal Reason);
