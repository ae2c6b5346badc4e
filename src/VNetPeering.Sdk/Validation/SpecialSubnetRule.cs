namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one subnet of a service at a time.</summary>
internal abstract class SpecialSubnetRule : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (SpecialSubnet special in context.SpecialSubnets)
        {
            CheckSubnet(context, special, sink);
        }
    }

    /// <summary>Reports every violation of one subnet.</summary>
    public abstract void CheckSubnet(ValidationContext context, SpecialSubnet special, DiagnosticSink sink);
}
