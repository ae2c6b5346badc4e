using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one VNet at a time. Rules of one kind share one walk over the topology, so that each record is fetched from memory once.</summary>
internal abstract class VNetRule : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (VNet vnet in context.Topology.VNets)
        {
            CheckVNet(context, vnet, sink);
        }

        CheckRest(context, sink);
    }

    /// <summary>Reports every violation of one VNet, placeholders included.</summary>
    public abstract void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink);

    /// <summary>Reports what no single VNet shows. Called once, behind the walk.</summary>
    public virtual void CheckRest(ValidationContext context, DiagnosticSink sink)
    {
    }
}
