using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that counts the resources of one kind per subscription and stated region: one finding for each place with too many.</summary>
internal abstract class RegionalCountRule : ValidationRule
{
    /// <summary>Gets what is counted, in the plural.</summary>
    protected abstract string What { get; }

    protected abstract string Fix { get; }

    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        int limit = Limit(context.Limits);
        var tally = new RegionalTally(limit);
        foreach ((ResourceId id, Region region) in Resources(context))
        {
            tally.Add(id, region);
        }

        foreach (RegionalCount count in tally.Counts)
        {
            if (count.FirstBeyond is not { } first)
            {
                continue;
            }

            sink.Report(new Finding
            {
                Resource = first,
                Message = $"Subscription \"{count.Subscription}\" {LimitWording.Fact(count.Number, $"{What} in \"{count.Region}\"", limit, context.Limits)}. {context.Name(first)} is the first beyond it.",
                Fix = Fix,
            });
        }
    }

    protected abstract int Limit(AzureLimits limits);

    /// <summary>Returns each described resource once, in the order of the topology.</summary>
    protected abstract IEnumerable<(ResourceId Id, Region Region)> Resources(ValidationContext context);
}
