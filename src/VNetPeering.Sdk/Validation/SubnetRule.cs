using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A rule that looks at one subnet at a time. Rules of one kind share one walk over the topology, so that each record is fetched from memory once.</summary>
internal abstract class SubnetRule : ValidationRule
{
    public sealed override void Check(ValidationContext context, DiagnosticSink sink)
    {
        foreach (VNet vnet in context.Topology.VNets)
        {
            foreach (Subnet subnet in vnet.Subnets)
            {
                CheckSubnet(context, vnet, subnet, sink);
            }
        }
    }

    /// <summary>Reports every violation of one subnet.</summary>
    public abstract void CheckSubnet(ValidationContext context, VNet vnet, Subnet subnet, DiagnosticSink sink);
}
