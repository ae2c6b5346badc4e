using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeringNameTests
{
    private const string Fix = "Use at most 80 letters, digits, underscores, full stops and hyphens, with a letter, digit or underscore at both ends.";

    [Test]
    public void Fires_for_a_name_that_starts_with_a_hyphen()
    {
        Diagnostic finding = Named("-to-hub").ShouldHaveOnly("VNP2010");

        finding.Resource.ShouldBe(Designs.VNetId("app").Child("virtualNetworkPeerings", "-to-hub"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("InvalidResourceName");
        finding.Message.ShouldBe("The name of peering \"app/-to-hub\" starts with \"-\".");
        finding.Fix.ShouldBe(Fix);
    }

    [TestCase("to-hub.", "ends with \".\"")]
    [TestCase(".to-hub-", "starts with \".\" and ends with \"-\"")]
    [TestCase("to hub!", "holds \" \" and \"!\"")]
    [TestCase("höhe", "holds \"ö\"")]
    [TestCase("-", "starts with \"-\" and ends with \"-\"")]
    public void Says_what_is_wrong_with_the_name(string name, string reason) =>
        Named(name).ShouldHaveOnly("VNP2010").Message.ShouldBe($"The name of peering \"app/{name}\" {reason}.");

    [TestCase("a")]
    [TestCase("_")]
    [TestCase("To.hub-2_")]
    [TestCase("0")]
    public void Stays_silent_for_word_characters_at_both_ends(string name) => Named(name).ShouldHaveNoFindings();

    [Test]
    public void Takes_80_characters_and_no_more()
    {
        Named(new string('a', 80)).ShouldHaveNoFindings();
        Named(new string('a', 81)).ShouldHaveOnly("VNP2010").Message.ShouldEndWith(" is 81 characters long.");
    }

    [TestCase("[format('{0}-to-{1}', parameters('a'), 'hub')]")]
    [TestCase("<spoke>-to-hub")]
    public void Stays_silent_for_a_name_that_is_yet_to_be_filled_in(string name) => Named(name).ShouldHaveNoFindings();

    [Test]
    public void Looks_at_a_second_link_to_the_same_VNet_too()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet app 10.1.0.0/16
            peering app <-> hub
            link app -> hub name=again-
            """);

        design.Validate().Select(finding => finding.Id).ShouldBe(["VNP2001", "VNP2010"], ignoreOrder: true);
    }

    private static Topology Named(string name) => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"))
        .Peer("app", "hub", link => link with { Id = link.LocalVNetId.Child("virtualNetworkPeerings", name) });
}
