using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Reporting;

/// <summary>Whatever the engine can answer has words, each its own.</summary>
public sealed partial class Words
{
    private static readonly ResourceId Somewhere = ResourceId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub");

    [Test]
    public void Every_disposition_has_words() => EachHasItsOwn<Disposition>(DispositionWords.Of);

    [Test]
    public void Every_reason_for_unknown_has_words() => EachHasItsOwn<UnknownReason>(UnknownReasonWords.Of);

    [Test]
    public void Every_assumption_is_a_sentence()
    {
        EachHasItsOwn<AssumptionKind>(kind => Sentence(AssumptionWords.Of(new Assumption { Kind = kind })));
        EachHasItsOwn<AssumptionKind>(kind => Sentence(AssumptionWords.Of(new Assumption { Kind = kind, About = "fw" })));
    }

    [Test]
    public void Every_kind_of_step_has_words_with_and_without_a_subject()
    {
        EachHasItsOwn<StepKind>(StepWords.Json);
        EachHasItsOwn<StepKind>(StepWords.Text);
        EachHasItsOwn<StepKind>(kind => StepWords.Detail(new FlowStep { Kind = kind }));
        EachHasItsOwn<StepKind>(kind => StepWords.Detail(new FlowStep { Kind = kind, Resource = Somewhere, Address = HostAddress.Parse("10.0.0.4"), About = "hq" }));
    }

    [Test]
    public void Every_certain_disposition_makes_a_blocker_that_names_the_way_out()
    {
        Disposition[] certain = [.. Enum.GetValues<Disposition>().Where(disposition => disposition is not (Disposition.Delivered or Disposition.Unknown))];

        string[] details = [.. certain.Select(reason => Sentence(BlockerWords.Of(new Blocker { At = "hub", OnReturn = false, Reason = reason, Resource = Somewhere, Address = HostAddress.Parse("10.0.0.4") })))];

        details.ShouldBeUnique();
        details.ShouldAllBe(detail => detail.Split(". ", StringSplitOptions.None).Length >= 2);
        details.Length.ShouldBe(Enum.GetValues<Disposition>().Length - 2);
    }

    [Test] // a difference tells a reason once for many packets, and so without an address
    public void A_blocker_without_an_address_is_a_sentence_as_well()
    {
        var route = new EffectiveRoute { Source = RouteSource.Default, State = RouteState.Active, AddressPrefixes = [AddressPrefix.AllIPv4], NextHopType = NextHopType.None, Origin = new RouteOrigin { Kind = RouteOriginKind.PlatformDefault } };
        Disposition[] certain = [.. Enum.GetValues<Disposition>().Where(disposition => disposition is not (Disposition.Delivered or Disposition.Unknown))];

        foreach (Disposition reason in certain)
        {
            string words = BlockerWords.Of(new Blocker { At = "hub", OnReturn = false, Reason = reason, Route = route });

            words.ShouldNotMatch(" (for|to|of|owns|sends|at) of the ", reason.ToString());
        }

        BlockerWords.Of(new Blocker { At = "hub", OnReturn = false, Reason = Disposition.DroppedByRoute, Route = route }).ShouldStartWith("The winning route for the destination has the next hop None");
    }

    [Test]
    public void Every_origin_of_a_route_has_words() => EachHasItsOwn<RouteOriginKind>(kind => RouteWords.Because(new EffectiveRoute
    {
        Source = RouteSource.Default,
        State = RouteState.Active,
        AddressPrefixes = [AddressPrefix.AllIPv4],
        NextHopType = NextHopType.Internet,
        Origin = new RouteOrigin { Kind = kind },
    }));

    [Test]
    public void Media_severities_verdicts_and_connection_types_have_words()
    {
        EachHasItsOwn<PathMedium>(MediumWords.Json);
        EachHasItsOwn<PathMedium>(MediumWords.Text);
        EachHasItsOwn<Severity>(SeverityWords.Of);
        EachHasItsOwn<Verdict>(FlowWords.Of);
        EachHasItsOwn<ConnectionType>(AzureWords.Of);
    }

    [TestCase("dispositions.md", typeof(Disposition))]
    [TestCase("unknown.md", typeof(UnknownReason))]
    public void A_page_defines_each_member_once(string page, Type type)
    {
        string text = File.ReadAllText(Path.Combine(Approval.Root(), "docs", "concepts", page));

        string[] defined = [.. Definition().Matches(text).Select(match => match.Groups["name"].Value)];

        defined.ShouldBe(Enum.GetNames(type), ignoreOrder: true);
    }

    private static void EachHasItsOwn<T>(Func<T, string> words)
        where T : struct, Enum
    {
        string[] all = [.. Enum.GetValues<T>().Select(words)];

        all.ShouldAllBe(word => word.Trim().Length > 0);
        all.ShouldBeUnique();
        Should.Throw<ArgumentOutOfRangeException>(() => words((T)Enum.ToObject(typeof(T), 999)));
    }

    private static string Sentence(string text)
    {
        text.ShouldEndWith(".");
        char.IsUpper(text[0]).ShouldBeTrue(text);
        return text;
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| [A-Z].*\. \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();
}
