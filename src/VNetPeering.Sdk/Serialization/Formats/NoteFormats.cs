using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of what is noted beside the resources: wishes, values that could not be read, and where something was written down.</summary>
internal static class NoteFormats
{
    private static readonly RecordCodec<SourceLocation> SourceLocation = new RecordCodec<SourceLocation>(new SourceLocation { File = string.Empty })
        .Required("file", ValueFormat.Text, r => r.File, (r, v) => r with { File = v })
        .Optional("line", ValueFormat.Int32, r => r.Line, (r, v) => r with { Line = v })
        .Optional("column", ValueFormat.Int32, r => r.Column, (r, v) => r with { Column = v })
        .Optional("jsonPath", ValueFormat.Text, r => r.JsonPath, (r, v) => r with { JsonPath = v });

    internal static readonly RecordCodec<AccessIntent> AccessIntent = new RecordCodec<AccessIntent>(new AccessIntent { FromSubnetId = NoId, ToSubnetId = NoId, Protocol = Protocol.Any })
        .Required("fromSubnetId", ValueFormat.Id, r => r.FromSubnetId, (r, v) => r with { FromSubnetId = v })
        .Required("toSubnetId", ValueFormat.Id, r => r.ToSubnetId, (r, v) => r with { ToSubnetId = v })
        .Required("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("oneWay", ValueFormat.Boolean, r => r.OneWay, (r, v) => r with { OneWay = v })
        .Optional("because", ValueFormat.Text, r => r.Because, (r, v) => r with { Because = v })
        .Optional("writtenRuleIds", ListOf(ValueFormat.Id), r => r.WrittenRuleIds, (r, v) => r with { WrittenRuleIds = v });

    internal static readonly RecordCodec<InspectionIntent> InspectionIntent = new RecordCodec<InspectionIntent>(new InspectionIntent { ViaId = NoId })
        .Required("viaId", ValueFormat.Id, r => r.ViaId, (r, v) => r with { ViaId = v })
        .Optional("networkIds", ListOf(ValueFormat.Id), r => r.NetworkIds, (r, v) => r with { NetworkIds = v })
        .Optional("sites", ListOf(ValueFormat.Name), r => r.Sites, (r, v) => r with { Sites = v })
        .Optional("because", ValueFormat.Text, r => r.Because, (r, v) => r with { Because = v })
        .Optional("writtenRouteIds", ListOf(ValueFormat.Id), r => r.WrittenRouteIds, (r, v) => r with { WrittenRouteIds = v });

    internal static readonly RecordCodec<UnreadValue> UnreadValue = new RecordCodec<UnreadValue>(new UnreadValue { ResourceId = NoId, Property = string.Empty, Text = string.Empty, Kind = default })
        .Required("resourceId", ValueFormat.Id, r => r.ResourceId, (r, v) => r with { ResourceId = v })
        .Required("property", ValueFormat.Text, r => r.Property, (r, v) => r with { Property = v })
        .Required("text", ValueFormat.Text, r => r.Text, (r, v) => r with { Text = v })
        .Required("kind", EnumOf<UnreadValueKind>(), r => r.Kind, (r, v) => r with { Kind = v })
        .Optional("meant", NullableOf(ValueFormat.Prefix), r => r.Meant, (r, v) => r with { Meant = v })
        .Optional("location", SourceLocation, r => r.Location, (r, v) => r with { Location = v });

    internal static readonly RecordCodec<SourceEntry> SourceEntry = new RecordCodec<SourceEntry>(new SourceEntry { Id = NoId, Location = new SourceLocation { File = string.Empty } })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("location", SourceLocation, r => r.Location, (r, v) => r with { Location = v });
}
