using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of what subnets are given: route tables and security groups.</summary>
internal static class TableFormats
{
    private static readonly RecordCodec<UserDefinedRoute> UserDefinedRoute = new RecordCodec<UserDefinedRoute>(new UserDefinedRoute { Name = default, Destination = default, NextHopType = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("destination", ValueFormat.Destination, r => r.Destination, (r, v) => r with { Destination = v })
        .Required("nextHopType", EnumOf<NextHopType>(), r => r.NextHopType, (r, v) => r with { NextHopType = v })
        .Optional("nextHop", ValueFormat.NextHop, r => r.NextHop, (r, v) => r with { NextHop = v });

    internal static readonly RecordCodec<RouteTable> RouteTable = new RecordCodec<RouteTable>(new RouteTable { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("disableBgpRoutePropagation", NullableOf(ValueFormat.Boolean), r => r.DisableBgpRoutePropagation, (r, v) => r with { DisableBgpRoutePropagation = v })
        .Optional("routes", ListOf(UserDefinedRoute), r => r.Routes, (r, v) => r with { Routes = v });

    private static readonly RecordCodec<SecurityRule> SecurityRule = new RecordCodec<SecurityRule>(new SecurityRule { Name = default, Priority = default, Direction = default, Access = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("priority", ValueFormat.Int32, r => r.Priority, (r, v) => r with { Priority = v })
        .Required("direction", EnumOf<SecurityRuleDirection>(), r => r.Direction, (r, v) => r with { Direction = v })
        .Required("access", EnumOf<SecurityRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sourceAddressPrefix", ValueFormat.Text, r => r.SourceAddressPrefix, (r, v) => r with { SourceAddressPrefix = v })
        .Optional("sourceAddressPrefixes", ListOf(ValueFormat.Text), r => r.SourceAddressPrefixes, (r, v) => r with { SourceAddressPrefixes = v })
        .Optional("sourceApplicationSecurityGroupIds", ListOf(ValueFormat.Id), r => r.SourceApplicationSecurityGroupIds, (r, v) => r with { SourceApplicationSecurityGroupIds = v })
        .Optional("sourcePortRange", ValueFormat.Text, r => r.SourcePortRange, (r, v) => r with { SourcePortRange = v })
        .Optional("sourcePortRanges", ListOf(ValueFormat.Text), r => r.SourcePortRanges, (r, v) => r with { SourcePortRanges = v })
        .Optional("destinationAddressPrefix", ValueFormat.Text, r => r.DestinationAddressPrefix, (r, v) => r with { DestinationAddressPrefix = v })
        .Optional("destinationAddressPrefixes", ListOf(ValueFormat.Text), r => r.DestinationAddressPrefixes, (r, v) => r with { DestinationAddressPrefixes = v })
        .Optional("destinationApplicationSecurityGroupIds", ListOf(ValueFormat.Id), r => r.DestinationApplicationSecurityGroupIds, (r, v) => r with { DestinationApplicationSecurityGroupIds = v })
        .Optional("destinationPortRange", ValueFormat.Text, r => r.DestinationPortRange, (r, v) => r with { DestinationPortRange = v })
        .Optional("destinationPortRanges", ListOf(ValueFormat.Text), r => r.DestinationPortRanges, (r, v) => r with { DestinationPortRanges = v })
        .Optional("description", ValueFormat.Text, r => r.Description, (r, v) => r with { Description = v });

    internal static readonly RecordCodec<NetworkSecurityGroup> NetworkSecurityGroup = new RecordCodec<NetworkSecurityGroup>(new NetworkSecurityGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("securityRules", ListOf(SecurityRule), r => r.SecurityRules, (r, v) => r with { SecurityRules = v });

    internal static readonly RecordCodec<ApplicationSecurityGroup> ApplicationSecurityGroup = new RecordCodec<ApplicationSecurityGroup>(new ApplicationSecurityGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v });
}
