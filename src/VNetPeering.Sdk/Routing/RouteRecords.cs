using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Turns the row numbers of a subnet's table into records. The same number always gives the same record. Thread-safe.</summary>
internal sealed class RouteRecords
{
    private SettledGroup?[]? _services;
    private SettledGroup[]? _groups;

    internal RouteRecords(RoutingTables tables, SubnetRouteInputs inputs, BaseTable shared, VNetTable vnet)
    {
        Tables = tables;
        Inputs = inputs;
        Base = shared;
        VNet = vnet;
        None = PlatformRows.None(tables.Behavior.PlatformNoneList);
    }

    internal RoutingTables Tables { get; }

    internal SubnetRouteInputs Inputs { get; }

    internal BaseTable Base { get; }

    internal VNetTable VNet { get; }

    /// <summary>The platform's None rows.</summary>
    internal EffectiveRoute[] None { get; }

    internal CompiledVNet Owner => Tables.Net.VNets[Inputs.VNet];

    /// <summary>Gets the system rows of the VNet.</summary>
    internal EffectiveRoute[] System => VNet.Records(Tables.Net, Tables.Groups, Inputs.VNet);

    /// <summary>Returns the record of an answer that is a match.</summary>
    internal EffectiveRoute Of(uint answer)
    {
        int row = RouteAnswer.Row(answer);
        if (RouteAnswer.IsOfVNet(answer))
        {
            EffectiveRoute record = System[row];
            return record.NextHopType == NextHopType.ConnectedGroup ? ActivePartOf(record) : record;
        }

        if (row < Base.FirstOwn)
        {
            return Base.User!.Records[row];
        }

        if (row < Base.FirstPlatform)
        {
            return row < Base.FirstBorrowed ? OwnLearned(row - Base.FirstOwn) : BorrowedLearned(row - Base.FirstBorrowed);
        }

        int platform = row - Base.FirstPlatform;
        return platform switch
        {
            0 => PlatformRows.InternetIPv4,
            1 => PlatformRows.InternetIPv6,
            _ when platform - 2 < None.Length => None[platform - 2],
            _ => Services[platform - 2 - None.Length]!.Active,
        };
    }

    internal EffectiveRoute OwnLearned(int row) => Base.Own!.OwnRecord(row);

    internal EffectiveRoute BorrowedLearned(int row) => VNet.Borrowed(Base.Borrowed!, row, Tables.Transit[Inputs.VNet]!.Link.Peering.Id);

    /// <summary>Gets the rows of the connected groups as this subnet has them. A learned row beats one in the other reading of Q-06 only.</summary>
    internal SettledGroup[] Groups
    {
        get
        {
            if (_groups is null)
            {
                SettledGroup[] groups = [.. Tables.Groups.Of(Inputs.VNet).Rows.Select(row => SettledGroup.Of(row, this, isBeatenByGateways: Tables.Behavior.BgpCanBeatPeering))];
                Interlocked.CompareExchange(ref _groups, groups, null);
            }

            return _groups;
        }
    }

    /// <summary>Gets two rows for each service endpoint, the one of IPv4 first; null where the catalogue has no prefix.</summary>
    internal SettledGroup?[] Services
    {
        get
        {
            if (_services is null)
            {
                var rows = new SettledGroup?[Inputs.ServiceEndpoints.Count * 2];
                for (int i = 0; i < rows.Length; i++)
                {
                    rows[i] = Service(Inputs.ServiceEndpoints[i / 2], i % 2 == 0 ? IPFamily.IPv4 : IPFamily.IPv6);
                }

                Interlocked.CompareExchange(ref _services, rows, null);
            }

            return _services;
        }
    }

    private EffectiveRoute ActivePartOf(EffectiveRoute whole)
    {
        foreach (SettledGroup group in Groups)
        {
            if (ReferenceEquals(group.Whole, whole))
            {
                return group.Active;
            }
        }

        return whole;
    }

    private SettledGroup? Service(ServiceEndpoint endpoint, IPFamily family)
    {
        ValueList<AddressPrefix> prefixes = [.. (ServicePrefixes.Of(endpoint, Tables.Tags) ?? []).Where(prefix => prefix.Family == family)];
        return prefixes.Count == 0
            ? null
            : SettledGroup.Of(
                new EffectiveRoute
                {
                    Source = RouteSource.Default,
                    State = RouteState.Active,
                    AddressPrefixes = prefixes,
                    NextHopType = NextHopType.VirtualNetworkServiceEndpoint,
                    Origin = new RouteOrigin { Kind = RouteOriginKind.ServiceEndpoint, ResourceId = Owner.VNet.Id, Service = endpoint.Service },
                },
                this,
                isBeatenByGateways: false);
    }
}
