using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>IP groups, which the model has no record of: their addresses become those of the rules that name them.</summary>
internal static class IPGroupMapper
{
    internal const string Type = "Microsoft.Network/ipGroups";

    internal static void Group(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireIPGroup wire = WireRead.Node<WireIPGroup>(ref reader)!;
        scope.Locate(id, wire.Offset);
        WireIPGroup body = scope.Body(id, wire, wire.Properties);
        List<AddressRange>? ranges = scope.Words<AddressRange>(id, "ipAddresses", body.IpAddresses, RuleWords.TryParseRange);
        scope.Estate.IPGroups[id] = ranges is null ? null : [.. ranges];
    }
}
