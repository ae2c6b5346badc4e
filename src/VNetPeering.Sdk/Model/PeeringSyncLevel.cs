namespace VNetPeering.Sdk.Model;

/// <summary>Whether the address spaces that a peering routes are still those of the VNets (rule book 2.4).</summary>
public enum PeeringSyncLevel
{
    /// <summary>Both snapshots are current.</summary>
    FullyInSync = 0,

    /// <summary>The remote side has not taken over a change of the local address space.</summary>
    RemoteNotInSync,

    /// <summary>This side has not taken over a change of the remote address space: run the sync here (rule 2.31).</summary>
    LocalNotInSync,

    /// <summary>Both sides have changes to take over.</summary>
    LocalAndRemoteNotInSync,
}
