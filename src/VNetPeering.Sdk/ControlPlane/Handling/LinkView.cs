using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Links as Azure would show them: what a topology leaves to follow from its other links is filled in.</summary>
internal sealed class LinkView(Topology topology)
{
    private readonly Work _work = new(topology, new ApplyOptions());

    public Peering Of(Peering link)
    {
        LinkBook.WriteDown(_work, link);
        LinkBook.Refresh(_work, link.Id);
        Peering shown = _work.Find(link.LocalVNetId)!.Peerings.First(other => other.Id == link.Id);
        return shown with { SyncLevel = link.SyncLevel ?? shown.SyncLevel };
    }
}
