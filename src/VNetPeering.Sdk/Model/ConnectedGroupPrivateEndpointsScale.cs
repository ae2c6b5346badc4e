namespace VNetPeering.Sdk.Model;

/// <summary>How many private endpoints the VNets of a connected group may hold (rule 6.11).</summary>
public enum ConnectedGroupPrivateEndpointsScale
{
    /// <summary>The ordinary limit: <see cref="AzureLimits.PrivateEndpointsPerConnectedGroup"/>.</summary>
    Standard = 0,

    /// <summary>The raised limit: <see cref="AzureLimits.PrivateEndpointsPerHighScaleConnectedGroup"/>.</summary>
    HighScale,
}
