using System.Buffers;
using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Route tables and routes.</summary>
internal static class RouteTableMapper
{
    private static readonly SearchValues<char> TagCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    internal static void RouteTable(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireRouteTable wire = WireRead.Node<WireRouteTable>(ref reader)!;
        WireRouteTable body = scope.Body(id, wire, wire.Properties);
        OwnerDraft<RouteTable, UserDefinedRoute> draft = scope.Estate.RouteTable(id);
        scope.Locate(id, wire.Offset);
        draft.State(
            new RouteTable
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                DisableBgpRoutePropagation = scope.Boolean(id, "disableBgpRoutePropagation", body.DisableBgpRoutePropagation),
            },
            scope.File);

        scope.References(id, "subnets", body.Subnets);
        if (body.Routes is not null)
        {
            var routes = new List<(ResourceId Id, UserDefinedRoute Value)>();
            foreach ((ResourceId child, WireRoute route) in scope.Children(id, "routes", body.Routes))
            {
                if (Route(scope, child, route) is { } read)
                {
                    routes.Add((child, read));
                }
            }

            draft.Children.SetInside(routes, scope.File);
        }
    }

    internal static void Route(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireRoute wire = WireRead.Node<WireRoute>(ref reader)!;
        if (id.Parent is not { } parent)
        {
            return;
        }

        scope.Refer(id, "id", parent, wire.Offset);
        OwnerDraft<RouteTable, UserDefinedRoute> draft = scope.Estate.RouteTable(parent);
        if (Route(scope, id, wire) is { } route)
        {
            draft.Children.AddSeparate(id, route, scope.File);
        }
    }

    private static UserDefinedRoute? Route(SourceScope scope, ResourceId id, WireRoute wire)
    {
        scope.Locate(id, wire.Offset);
        WireRoute body = scope.Body(id, wire, wire.Properties);
        if (string.IsNullOrEmpty(body.AddressPrefix.Value))
        {
            scope.Unread(id, "addressPrefix", new WireText(string.Empty, wire.Offset), body.AddressPrefix.IsStated ? UnreadValueKind.MalformedPrefix : UnreadValueKind.UnknownWord);
            return null;
        }

        NextHopType? type = scope.Word<NextHopType>(id, "nextHopType", body.NextHopType, NextHopTypes.TryParse);
        NextHopAddress nextHop = NextHop(scope, id, body.NextHopIpAddress);
        if (type is null)
        {
            if (!body.NextHopType.IsStated)
            {
                scope.Unread(id, "nextHopType", new WireText(string.Empty, wire.Offset), UnreadValueKind.UnknownWord);
            }

            // No type can stand for one that is not known: an appliance at an unresolved address is what every reader takes as Unknown.
            type = NextHopType.VirtualAppliance;
            nextHop = NextHopAddress.FromUnresolved(string.IsNullOrEmpty(body.NextHopType.Value) ? "nextHopType" : body.NextHopType.Value);
        }

        return new UserDefinedRoute { Name = id.Name, Destination = Destination(scope, id, body.AddressPrefix), NextHopType = type.Value, NextHop = nextHop };
    }

    private static RouteDestination Destination(SourceScope scope, ResourceId id, WireText text)
    {
        string value = text.Value!;
        if (!AddressPrefix.TryParse(value, out _) && char.IsAsciiLetter(value[0]) && !value.AsSpan().ContainsAnyExcept(TagCharacters))
        {
            return RouteDestination.FromServiceTag(value);
        }

        return scope.Prefix(id, "addressPrefix", text) is { } prefix ? RouteDestination.FromPrefix(prefix) : RouteDestination.FromUnresolved(value);
    }

    private static NextHopAddress NextHop(SourceScope scope, ResourceId id, WireText text)
    {
        if (string.IsNullOrEmpty(text.Value))
        {
            return NextHopAddress.None;
        }

        return scope.Address(id, "nextHopIpAddress", text) is { } address ? NextHopAddress.FromAddress(address) : NextHopAddress.FromUnresolved(text.Value);
    }
}
