namespace VNetPeering.Sdk.Model;

/// <summary>Whether the spokes of one network group reach each other directly (rule 6.04).</summary>
public enum GroupConnectivity
{
    /// <summary>They reach the hub only.</summary>
    None = 0,

    /// <summary>They form a connected group beside their peerings with the hub.</summary>
    DirectlyConnected,
}
