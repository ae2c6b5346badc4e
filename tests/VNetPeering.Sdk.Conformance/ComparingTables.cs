using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Conformance;

/// <summary>What the comparison of tables rests on here: the comparison itself is the product's.</summary>
public sealed class ComparingTables
{
    [Test]
    public void A_design_that_is_not_read_whole_is_not_checked()
    {
        var design = new CompactDesign(null);
        design.VNet("vnet", "10.0.0.0/16").List("virtualNetworks").Add("a VNet in words");

        Should.Throw<InvalidDataException>(() => CaseEstate.Read("words", design)).Message.ShouldContain("Of 2 VNets");
    }
}
