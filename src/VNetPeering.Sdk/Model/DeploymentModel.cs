namespace VNetPeering.Sdk.Model;

/// <summary>The two ways in which Azure has managed virtual networks.</summary>
public enum DeploymentModel
{
    /// <summary>Azure Resource Manager.</summary>
    ResourceManager = 0,

    /// <summary>The retired classic model; such a VNet can be peered from the Resource Manager side only (rules 2.83-2.85).</summary>
    Classic,
}
