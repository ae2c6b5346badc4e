using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>Route tables and security groups.</summary>
public sealed partial class DesignText
{
    /// <summary><c>inspect fw app data/sql hq</c>: flows among VNets, subnets and sites pass a firewall or the interface of an appliance.</summary>
    private void TakeInspection(DesignLine line)
    {
        string via = line.Word();
        IReadOnlyList<string> ends = line.Rest();
        _inspections.Add(new InspectionIntent
        {
            ViaId = Id(_firewalls.Exists(firewall => firewall.Name == via) ? ResourceTypes.AzureFirewall : ResourceTypes.NetworkInterface, via),
            NetworkIds =
            [
                .. ends.Where(end => end.Contains('/', StringComparison.Ordinal)).Select(SubnetId),
                .. ends.SelectMany(end => _vnets.Where(vnet => vnet.Name == end)).Select(vnet => vnet.Id),
            ],
            Sites = [.. ends.Where(end => _sites.Exists(site => site.Name == end)).Select(end => new ResourceName(end))],
        });
    }

    private void TakeTable(DesignLine line) => _tables.Add(new RouteTable
    {
        Id = Id(ResourceTypes.RouteTable, line.Word()),
        Region = line.Option("region") ?? default(Region),
        DisableBgpRoutePropagation = line.Switch("propagationOff") ? true : null,
    });

    private void TakeRoute(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        int at = _tables.FindIndex(each => each.Name == path[0]);
        string destination = line.Word();
        line.Expect("->");
        string type = line.Word();
        ResourceId id = _tables[at].Id.Child("routes", path[1]);
        RouteDestination to = char.IsAsciiLetter(destination[0]) && !destination.Contains(':')
            ? RouteDestination.FromServiceTag(destination)
            : Prefixes(id, "addressPrefix", [destination]) is [var prefix] ? prefix : RouteDestination.FromUnresolved(destination);
        var route = new UserDefinedRoute
        {
            Name = path[1],
            Destination = to,
            NextHopType = NextHopTypes.TryParse(type, out NextHopType known) ? known : throw line.Mistake($"\"{type}\" is no next-hop type"),
            NextHop = line.HasWord ? HostAddress.Parse(line.Word()) : NextHopAddress.None,
        };
        _tables[at] = _tables[at] with { Routes = _tables[at].Routes.Add(route) };
    }

    private void TakeRule(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        int at = _groups.FindIndex(each => each.Name == path[0]);
        int priority = int.Parse(line.Word(), System.Globalization.CultureInfo.InvariantCulture);
        SecurityRuleDirection direction = Enum.Parse<SecurityRuleDirection>(line.Word(), ignoreCase: true);
        SecurityRuleAccess access = Enum.Parse<SecurityRuleAccess>(line.Word(), ignoreCase: true);
        string protocol = line.Word();
        string[] from = line.Word().Split(',');
        line.Expect("->");
        string[] to = line.Word().Split(',');
        string[] ports = (line.Option("ports") ?? "*").Split(',');
        string[] sourcePorts = (line.Option("sourcePorts") ?? "*").Split(',');
        var rule = new SecurityRule
        {
            Name = path[1],
            Priority = priority,
            Direction = direction,
            Access = access,
            Protocol = protocol,
            SourceAddressPrefix = One(Plain(from)),
            SourceAddressPrefixes = Several(Plain(from)),
            SourceApplicationSecurityGroupIds = Asgs(from),
            DestinationAddressPrefix = One(Plain(to)),
            DestinationAddressPrefixes = Several(Plain(to)),
            DestinationApplicationSecurityGroupIds = Asgs(to),
            SourcePortRange = One(sourcePorts),
            SourcePortRanges = Several(sourcePorts),
            DestinationPortRange = One(ports),
            DestinationPortRanges = Several(ports),
            Description = line.Option("description"),
        };
        _groups[at] = _groups[at] with { SecurityRules = _groups[at].SecurityRules.Add(rule) };

        string[] Plain(string[] side) => [.. side.Where(text => !text.StartsWith("asg:", StringComparison.Ordinal))];
        string? One(string[] texts) => texts.Length == 1 ? texts[0] : null;
        ValueList<string> Several(string[] texts) => texts.Length > 1 ? [.. texts] : [];
        ValueList<ResourceId> Asgs(string[] side) => [.. side.Where(text => text.StartsWith("asg:", StringComparison.Ordinal)).Select(text => Id(ResourceTypes.ApplicationSecurityGroup, text["asg:".Length..]))];
    }
}
