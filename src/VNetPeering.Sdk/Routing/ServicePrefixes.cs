using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The prefixes behind the service endpoints of a subnet (3.09).</summary>
internal static class ServicePrefixes
{
    /// <summary>Returns the prefixes of an endpoint: of its regions where all are known, else of the whole service; null when the catalogue has none.</summary>
    internal static AddressPrefix[]? Of(ServiceEndpoint endpoint, ServiceTagCatalog tags)
    {
        string? tag = ServiceEndpointTags.Find(endpoint.Service);
        if (tag is null)
        {
            return null;
        }

        ValueList<AddressPrefix>[] regional = [.. endpoint.Locations.Select(location => tags.Find($"{tag}.{location}")).OfType<ValueList<AddressPrefix>>()];
        ValueList<AddressPrefix>? whole = tags.Find(tag);
        return regional.Length > 0 && regional.Length == endpoint.Locations.Count
            ? [.. regional.SelectMany(prefixes => prefixes).Distinct()]
            : whole is null ? null : [.. whole];
    }

    /// <summary>Returns the prefixes of several endpoints as one set.</summary>
    internal static PrefixSet Union(IEnumerable<AddressPrefix[]?> services) =>
        PrefixSet.Create(services.OfType<AddressPrefix[]>().SelectMany(prefixes => prefixes));
}
