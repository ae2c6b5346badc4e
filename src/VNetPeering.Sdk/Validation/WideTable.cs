using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The route tables that lead every address of a family to virtual appliances, and so put all of it into the VirtualNetwork tag (rule 5.22).</summary>
internal sealed record WideTable(RouteTable Table, PrefixSet Space)
{
    /// <summary>Returns the table as one that is wide; null when it is none.</summary>
    public static WideTable? Of(RouteTable table)
    {
        PrefixSet led = PrefixSet.Create(table.Routes
            .Where(route => route.NextHopType == NextHopType.VirtualAppliance)
            .Select(route => route.Destination.Prefix)
            .OfType<AddressPrefix>());
        AddressPrefix[] families = [.. new[] { AddressPrefix.AllIPv4, AddressPrefix.AllIPv6 }.Where(led.Contains)];
        return families.Length == 0 ? null : new WideTable(table, PrefixSet.Create(families));
    }

    /// <summary>Gets the families in words, for example <c>IPv4</c>.</summary>
    public string Families => Wording.List([.. Space.Prefixes.Select(prefix => prefix.Family)]);
}
