namespace VNetPeering.Sdk.Import.Wire;

/// <summary>An entry of <c>appliesToGroups</c>. Its switches are the texts <c>True</c> and <c>False</c>.</summary>
internal sealed class WireConnectivityGroupItem : WireNode
{
    public WireText NetworkGroupId { get; set; }

    public WireText GroupConnectivity { get; set; }

    public WireText UseHubGateway { get; set; }

    public WireText IsGlobal { get; set; }
}
