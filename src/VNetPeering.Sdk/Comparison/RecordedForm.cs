using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison;

/// <summary>A computed row in the form in which Azure's rows are read, so that both are taken apart in one way.</summary>
internal static class RecordedForm
{
    internal static RecordedRoute Of(EffectiveRoute route) => new()
    {
        Source = route.Source.ToString(),
        State = route.State.ToString(),
        AddressPrefixes = route.AddressPrefixes.Select(prefix => prefix.ToString()).ToValueList(),
        NextHopType = route.NextHopType.ToRouteWord(),
        NextHopAddresses = route.NextHopAddresses.Select(address => address.ToString()).ToValueList(),
        Name = route.Name?.Value,
    };
}
