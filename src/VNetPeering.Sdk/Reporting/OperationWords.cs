using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Reporting;

/// <summary>The methods of operations, as an operations file writes them.</summary>
internal static class OperationWords
{
    public static string Method(NetworkOperation operation) => operation switch
    {
        DeleteResource => "DELETE",
        ReadResource => "GET",
        SyncPeering => "SYNC",
        AddAddressPrefix => "ADD",
        RemoveAddressPrefix => "REMOVE",
        MoveResources => "MOVE",
        AttachRouteTable or AttachNetworkSecurityGroup => "ATTACH",
        _ => "PUT",
    };
}
