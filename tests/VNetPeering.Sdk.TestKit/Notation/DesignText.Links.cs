using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>Peering links.</summary>
public sealed partial class DesignText
{
    private void TakePeering(DesignLine line)
    {
        string first = line.Word();
        line.Expect("<->");
        string second = line.Word();
        SetLink(first, second, null, link => link);
        SetLink(second, first, null, link => link);
    }

    private void TakeLink(DesignLine line)
    {
        string local = line.Word();
        line.Expect("->");
        string remote = line.Word();
        string? name = line.Option("name");
        string[] switches = [.. line.Rest()];
        Dictionary<string, string> options = new(line.Options());
        foreach (string word in switches)
        {
            options.Add(word, "true");
        }

        SetLink(local, remote, name, link => options.Aggregate(link, (changed, option) => LinkOption(changed, option.Key, option.Value)));
    }

    private static Peering LinkOption(Peering link, string key, string value) => key switch
    {
        "allowVirtualNetworkAccess" => link with { AllowVirtualNetworkAccess = bool.Parse(value) },
        "allowForwardedTraffic" => link with { AllowForwardedTraffic = bool.Parse(value) },
        "allowGatewayTransit" => link with { AllowGatewayTransit = bool.Parse(value) },
        "useRemoteGateways" => link with { UseRemoteGateways = bool.Parse(value) },
        "peerCompleteVnets" => link with { PeerCompleteVNets = bool.Parse(value) },
        "enableOnlyIPv6Peering" => link with { EnableOnlyIPv6Peering = bool.Parse(value) },
        "localSubnets" => link with { PeerCompleteVNets = false, LocalSubnetNames = [.. value.Split(',').Select(name => new ResourceName(name))] },
        "remoteSubnets" => link with { PeerCompleteVNets = false, RemoteSubnetNames = [.. value.Split(',').Select(name => new ResourceName(name))] },
        "state" => link with { State = Enum.Parse<PeeringState>(value) },
        "syncLevel" => link with { SyncLevel = Enum.Parse<PeeringSyncLevel>(value) },
        "written" => link with { WrittenSwitches = Enum.Parse<PeeringSwitches>(value, ignoreCase: true) },
        "stored" => link with { RemoteAddressSpace = [.. value.Split(',').Select(AddressPrefix.Parse)] },
        _ => throw new FormatException($"\"{key}\" is no property of a link."),
    };

    // A link that is there already is changed, unless the line gives a name of its own: then it is a second one.
    private void SetLink(string local, string remote, string? name, Func<Peering, Peering> change)
    {
        VNet vnet = _vnets.Last(each => each.Name == local);
        ResourceId id = vnet.Id.Child("virtualNetworkPeerings", name ?? $"to-{remote}");
        ResourceId remoteId = _vnets.FirstOrDefault(each => each.Name == remote)?.Id ?? VNetId(remote);
        Peering? existing = vnet.Peerings.FirstOrDefault(link => link.Id == id && link.RemoteVNetId == remoteId);
        Peering changed = change(existing ?? new Peering { Id = id, RemoteVNetId = remoteId });
        _vnets[_vnets.IndexOf(vnet)] = vnet with { Peerings = existing is null ? vnet.Peerings.Add(changed) : vnet.Peerings.Select(link => ReferenceEquals(link, existing) ? changed : link).ToValueList() };
    }
}
