using NUnit.Framework;
using VNetPeering.Sdk;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Testing;

namespace NetworkTests;

/// <summary>The network that runs, as <c>az network vnet list -o json</c> printed it into the folder estate.</summary>
public sealed class EstateTests
{
    private static readonly Topology Estate = EstateImporter.ReadFiles([Path.Combine(TestContext.CurrentContext.TestDirectory, "estate")]).Topology;

    [Test]
    public void Peerings_are_whole_and_in_sync() => NetRules.Peerings().Should().BeConnectedOnBothSides().AndShould().BeInSync().Check(Estate);

    [Test]
    public void It_has_no_vnet_that_the_design_has_not() =>
        NetRules.VNets().Should().Match("be in the design", vnet => Contoso.Design.VNets.Any(planned => planned.Name == vnet.Name) ? null : "is not in the design").Check(Estate);
}
