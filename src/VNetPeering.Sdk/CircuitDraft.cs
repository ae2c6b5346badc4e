using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>An ExpressRoute circuit of a draft.</summary>
internal sealed class CircuitDraft(ExpressRouteCircuit record, Func<ResourceId> id, CallSite? at)
{
    private ExpressRouteCircuit _record = record;

    internal CallSite? At => at;

    internal ResourceId Id => id();

    internal bool Covers(ResourceName name) => _record.Name == name;

    internal void Add(ResourceName site)
    {
        if (!_record.Sites.Contains(site))
        {
            _record = _record with { Sites = _record.Sites.Add(site) };
        }
    }

    internal ExpressRouteCircuit ToRecord() => _record with { Id = Id };
}
