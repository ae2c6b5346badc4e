namespace VNetPeering.Sdk.Model;

/// <summary>The state of one peering link (rule book 2.3). Only <see cref="Connected"/> installs routes and moves packets.</summary>
public enum PeeringState
{
    /// <summary>This link exists, the one in the other direction does not yet.</summary>
    Initiated = 0,

    /// <summary>Both links exist.</summary>
    Connected,

    /// <summary>The other link, or the remote VNet, was deleted after the link had been connected.</summary>
    Disconnected,
}
