using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A route table with the routes that inspections add to it.</summary>
internal sealed class WrittenTable(RouteTable record)
{
    internal ResourceId Id => record.Id;

    internal List<UserDefinedRoute> Written { get; } = [];

    internal IEnumerable<UserDefinedRoute> All => record.Routes.Concat(Written);

    internal RouteTable ToRecord() => Written.Count == 0 ? record : record with { Routes = record.Routes.AddRange(Written) };
}
