using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Tells which VNets no peering brings together: no link leads from one to the other, none of both to a common third, and no connected group holds both.</summary>
internal sealed class Strangers
{
    private readonly ValidationContext _context;
    private readonly Lazy<HashSet<(int, int)>> _peered;

    public Strangers(ValidationContext context)
    {
        _context = context;
        _peered = new(() => [.. context.Pairs.Select(pair => Key(pair.Earlier.LocalNumber, pair.Earlier.RemoteNumber))]);
    }

    /// <summary>Says whether two VNets, given by their numbers, could be peered one day and are not brought together now, as far as is known.</summary>
    public bool Are(int first, int second)
    {
        VNet? one = _context.FindVNet(first);
        VNet? other = _context.FindVNet(second);
        return one is not null
            && other is not null
            && one.Cloud == other.Cloud
            && !_context.IsLinkUnread(one)
            && !_context.IsLinkUnread(other)
            && !ArePeered(first, second)
            && !AreInOneGroup(one, other)
            && !HaveCommonPeer(first, second);
    }

    private static (int, int) Key(int first, int second) => first <= second ? (first, second) : (second, first);

    private bool AreInOneGroup(VNet one, VNet other) => _context.ConnectedGroupsOf(one.Id).Intersect(_context.ConnectedGroupsOf(other.Id)).Any();

    private bool ArePeered(int first, int second) => _peered.Value.Contains(Key(first, second));

    // The one with fewer links is asked for its peers: a hub can have thousands.
    private bool HaveCommonPeer(int first, int second)
    {
        (int asked, int other) = Degree(first) <= Degree(second) ? (first, second) : (second, first);
        foreach (PeeringLink link in _context.LinksFrom(asked))
        {
            if (ArePeered(link.RemoteNumber, other))
            {
                return true;
            }
        }

        foreach (PeeringLink link in _context.LinksTo(asked))
        {
            if (ArePeered(link.LocalNumber, other))
            {
                return true;
            }
        }

        return false;
    }

    private int Degree(int vnet) => _context.LinksFrom(vnet).Count + _context.LinksTo(vnet).Count;
}
