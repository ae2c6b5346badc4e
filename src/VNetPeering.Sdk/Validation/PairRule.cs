namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one peered pair of VNets at a time. Rules of one kind share one walk over the topology, so that each record is fetched from memory once.</summary>
internal abstract class PairRule : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (PeeringPair pair in context.Pairs)
        {
            CheckPair(context, pair, sink);
        }
    }

    /// <summary>Reports every violation of one pair.</summary>
    public abstract void CheckPair(ValidationContext context, PeeringPair pair, DiagnosticSink sink);
}
