using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A route table in a topology that is being built. Subnets that name the same table share it.</summary>
/// <remarks>Mutable; not thread-safe; usable until the topology is built.</remarks>
public sealed class RouteTableBuilder
{
    private readonly ResourceScope? _scope;
    private RouteTable _record;

    internal RouteTableBuilder(TopologyDraft draft, ResourceScope scope, string name, CallSite at)
    {
        Draft = draft;
        _scope = scope;
        At = at;
        _record = new RouteTable { Id = scope.Id(ResourceTypes.RouteTable, name) };
    }

    internal RouteTableBuilder(TopologyDraft draft, RouteTable record)
    {
        Draft = draft;
        _record = record;
    }

    /// <summary>Gets the name.</summary>
    public ResourceName Name => _record.Name;

    internal TopologyDraft Draft { get; }

    internal CallSite? At { get; }

    internal List<(ResourceName Route, CallSite At)> RouteSites { get; } = [];

    internal ResourceId Id => _scope?.Id(ResourceTypes.RouteTable, Name) ?? _record.Id;

    /// <summary>Adds a route through an appliance. The destination is a prefix or a service tag; the name is made from it unless given.</summary>
    /// <exception cref="ArgumentException">The destination is neither, the appliance belongs to another builder, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder Route(string destination, ApplianceBuilder via, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Draft.EnsureOwn(via);
        return Add(destination, NextHopType.VirtualAppliance, via.NextHop, name, Draft.At(file, line));
    }

    /// <summary>Adds a route through an Azure Firewall. One whose private address is not stated makes a next hop that is known at run time only.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the firewall belongs to another builder, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder Route(string destination, FirewallBuilder via, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Draft.EnsureOwn(via);
        return Add(destination, NextHopType.VirtualAppliance, via.NextHop, name, Draft.At(file, line));
    }

    /// <summary>Adds a route to Internet, None, VirtualNetworkGateway or VNetLocal.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the type needs an address or cannot be given in a route table, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder Route(string destination, NextHopType nextHopType, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (BuilderGuard.Defined(nextHopType) is not (NextHopType.Internet or NextHopType.None or NextHopType.VirtualNetworkGateway or NextHopType.VNetLocal))
        {
            throw new ArgumentException(
                nextHopType == NextHopType.VirtualAppliance
                    ? "A route to a virtual appliance needs its address. Name the appliance (via:), or give the address as the next hop."
                    : $"Azure takes no user-defined route of type {nextHopType}. Give Internet, None, VirtualNetworkGateway or VNetLocal, an appliance or an address.",
                nameof(nextHopType));
        }

        return Add(destination, nextHopType, NextHopAddress.None, name, Draft.At(file, line));
    }

    /// <summary>Adds a route to the appliance that has an address.</summary>
    /// <exception cref="ArgumentException">The destination is neither a prefix nor a service tag, the next hop is not an address, or the name is taken.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder Route(string destination, string nextHop, string? name = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(destination, NextHopType.VirtualAppliance, BuilderGuard.Address(nextHop), name, Draft.At(file, line));

    /// <summary>Removes the routes to a destination.</summary>
    /// <exception cref="KeyNotFoundException">There is no such route; the message lists the destinations that there are.</exception>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder RemoveRoute(string destination)
    {
        Draft.EnsureOpen();
        RouteDestination wanted = BuilderGuard.Destination(destination);
        bool Matches(UserDefinedRoute route) => route.Destination == wanted
            || (wanted.ServiceTag is not null && string.Equals(route.Destination.ServiceTag, wanted.ServiceTag, StringComparison.OrdinalIgnoreCase));
        if (!_record.Routes.Any(Matches))
        {
            throw new KeyNotFoundException($"Route table \"{Name}\" has no route to \"{destination}\". {TopologyDraft.Listed(_record.Routes.Select(route => route.Destination.ToString()))}");
        }

        _record = _record with { Routes = [.. _record.Routes.Where(route => !Matches(route))] };
        return this;
    }

    /// <summary>Keeps gateway-learned routes out of the subnets that use this table: <c>disableBgpRoutePropagation</c> (rule 3.22).</summary>
    /// <exception cref="InvalidOperationException">The topology has been built.</exception>
    public RouteTableBuilder IgnoreGatewayRoutes(bool ignore = true)
    {
        Draft.EnsureOpen();
        _record = _record with { DisableBgpRoutePropagation = ignore };
        return this;
    }

    internal RouteTable ToRecord() => _scope is null ? _record : _record with { Id = Id, Region = _scope.Region };

    private RouteTableBuilder Add(string destination, NextHopType type, NextHopAddress nextHop, string? name, CallSite at)
    {
        RouteDestination parsed = BuilderGuard.Destination(destination);
        ResourceName chosen = name is null
            ? TopologyDraft.Free($"to-{parsed.ToString().Replace('/', '-').Replace(':', '-')}", taken => _record.Routes.Any(route => route.Name == taken))
            : BuilderGuard.Name(name);
        if (_record.Routes.Any(route => route.Name == chosen))
        {
            throw new ArgumentException($"Route table \"{Name}\" has a route \"{chosen}\" already. Give the new route another name.", nameof(name));
        }

        _record = _record with { Routes = _record.Routes.Add(new UserDefinedRoute { Name = chosen, Destination = parsed, NextHopType = type, NextHop = nextHop }) };
        RouteSites.Add((chosen, at));
        return this;
    }
}
