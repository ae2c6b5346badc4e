using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Writes and deletes the routes of route tables and the rules of network security groups, one by one.</summary>
internal static class TableHandler
{
    public static Refusal? Put(Work work, PutRoute put) =>
        Parts.Put(work, Shelves.RouteTables, put.Target, put.Route, table => table.Routes, (table, routes) => table with { Routes = routes }, route => route.Name);

    public static Refusal? Put(Work work, PutSecurityRule put) =>
        Parts.Put(work, Shelves.NetworkSecurityGroups, put.Target, put.Rule, group => group.SecurityRules, (group, rules) => group with { SecurityRules = rules }, rule => rule.Name);

    public static Refusal? DeleteRoute(Work work, ResourceId id) =>
        Parts.Delete(work, Shelves.RouteTables, id, table => table.Routes, (table, routes) => table with { Routes = routes }, route => route.Name);

    public static Refusal? DeleteSecurityRule(Work work, ResourceId id) =>
        Parts.Delete(work, Shelves.NetworkSecurityGroups, id, group => group.SecurityRules, (group, rules) => group with { SecurityRules = rules }, rule => rule.Name);
}
