namespace VNetPeering.Sdk.Validation;

/// <summary>
/// A rule that looks at one link at a time: those that count, see <see cref="ValidationContext.PrimaryLinks"/>. Rules of one kind share one walk over the
/// topology, so that each record is fetched from memory once.
/// </summary>
internal abstract class LinkRule : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (PeeringLink link in context.PrimaryLinks)
        {
            CheckLink(context, link, sink);
        }
    }

    /// <summary>Reports every violation of one link.</summary>
    public abstract void CheckLink(ValidationContext context, PeeringLink link, DiagnosticSink sink);
}
