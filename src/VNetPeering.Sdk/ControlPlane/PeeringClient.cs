namespace VNetPeering.Sdk.ControlPlane;

/// <summary>The client that writes or deletes a peering: what it sends for a switch that nobody set, and whether it handles one link or both (rules 2.01, 2.22).</summary>
public enum PeeringClient
{
    /// <summary>The REST API: access true, the other switches false; one link.</summary>
    Rest = 0,

    /// <summary><c>az network vnet peering create</c>: it sends access false unless <c>--allow-vnet-access</c> is given (recorded with az 2.28); one link.</summary>
    AzureCli,

    /// <summary><c>Add-AzVirtualNetworkPeering</c>: the defaults of REST; one link.</summary>
    PowerShell,

    /// <summary><c>azurerm_virtual_network_peering</c>: the defaults of REST; one link.</summary>
    Terraform,

    /// <summary>Bicep and ARM templates: the defaults of REST; one link.</summary>
    Bicep,

    /// <summary>The Azure portal: forwarded traffic is allowed as well; it writes both links of a new peering and deletes both.</summary>
    Portal,
}
