using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Cli;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>What is wrong with a command line is one line on stderr and exit code 2; the answer stays empty.</summary>
public sealed class CommandLine
{
    [TestCase(new string[0], "No verb is given", TestName = "no verb")]
    [TestCase(new[] { "trace", "x.json" }, "\"trace\" is not a verb. Verbs: show, validate, routes, verify, next-hop, bgp, ip-flow, effective-nsg, reach, matrix, apply, diff, plan, rehearse, addresses.", TestName = "unknown verb")]
    [TestCase(new[] { "show" }, "No file or folder is given. Run \"vnetpeer show --help\"", TestName = "no file")]
    [TestCase(new[] { "show", "{estate}", "--colour" }, "\"--colour\" is not an option of show.", TestName = "unknown option")]
    [TestCase(new[] { "show", "{estate}", "--service-tags", "nowhere.json" }, "nowhere.json", TestName = "service tags that are not there")]
    [TestCase(new[] { "routes", "{estate}", "--subnet", "" }, "--subnet is empty.", TestName = "empty subnet")]
    [TestCase(new[] { "routes", "{estate}", "--nic", "" }, "--nic is empty.", TestName = "empty nic")]
    [TestCase(new[] { "next-hop", "{estate}", "--from", "", "--to", "10.0.0.4" }, "--from is empty.", TestName = "next hop from an empty place")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "" }, "--to is empty.", TestName = "reach an empty place")]
    [TestCase(new[] { "show", "{estate}", "--output", "yaml" }, "--output does not take \"yaml\". Values: text, json.", TestName = "unknown output")]
    [TestCase(new[] { "validate", "{estate}", "--fail-on", "never" }, "--fail-on does not take \"never\". Values: error, warning, info.", TestName = "unknown severity")]
    [TestCase(new[] { "routes", "{estate}" }, "Give either --subnet PLACE or --nic NAME.", TestName = "routes of nothing")]
    [TestCase(new[] { "routes", "{estate}", "--subnet", "app/web", "--nic", "n" }, "Give either --subnet PLACE or --nic NAME.", TestName = "routes of two")]
    [TestCase(new[] { "verify", "{estate}", "--subnet", "app/web" }, "\"--routes\" is required", TestName = "verify against nothing")]
    [TestCase(new[] { "verify", "{estate}", "--routes", "{estate}" }, "verify needs one place. Give either --subnet PLACE or --nic NAME.", TestName = "verify nothing")]
    [TestCase(new[] { "verify", "{estate}", "--routes", "", "--subnet", "app/web" }, "--routes is empty. Name a file.", TestName = "verify against an empty name")]
    [TestCase(new[] { "verify", "{estate}", "--routes", ".", "--subnet", "app/web" }, "--routes \".\" is a folder. Name a file.", TestName = "verify against a folder")]
    [TestCase(new[] { "verify", "{estate}", "--routes", "nowhere.json", "--subnet", "app/web" }, "\"nowhere.json\" cannot be opened", TestName = "verify against a file that is not there")]
    [TestCase(new[] { "verify", "{estate}", "--routes", "{estate}", "--subnet", "app/web" }, "This is no effective route", TestName = "verify against an estate")]
    [TestCase(new[] { "apply", "--operation", "{estate}", "{estate}" }, "\"--operation\" is not an option of apply.", TestName = "an option that is required and misspelt")]
    [TestCase(new[] { "plan", "{estate}", "{estate}", "--nothing" }, "\"--nothing\" is not an option of plan", TestName = "an unknown option behind two networks")]
    [TestCase(new[] { "addresses", "{estate}", "--next", "99" }, "IPv4 prefixes are no longer than 32", TestName = "a length that no pool can have")]
    [TestCase(new[] { "next-hop", "{estate}", "--from", "app/web" }, "\"--to\" is required", TestName = "next hop to nowhere")]
    [TestCase(new[] { "next-hop", "{estate}", "--from", "app/web", "--to", "10.0.0.0/24" }, "--to \"10.0.0.0/24\" is not an IP address.", TestName = "next hop to a prefix")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--port", "443" }, "--port needs a protocol", TestName = "port without protocol")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--protocol", "icmp", "--port", "1" }, "has no ports", TestName = "port of icmp")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--protocol", "tcp", "--port", "70000" }, "--port \"70000\" is not a port", TestName = "port too high")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--protocol", "tcp", "--port", "443-80" }, "--port \"443-80\" is not a port", TestName = "ports backwards")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--protocol", "sctp" }, "Values: any, tcp, udp, icmp, esp, ah, other.", TestName = "unknown protocol")]
    [TestCase(new[] { "reach", "{estate}", "--from", "app/web", "--to", "hub/shared", "--family", "5" }, "Values: 4, 6.", TestName = "unknown family")]
    [TestCase(new[] { "show", "{estate}", "--behavior", "X" }, "is not NAME=VALUE", TestName = "behavior without a value")]
    [TestCase(new[] { "show", "{estate}", "--behavior", "X=1" }, "Names: AccessFlagBlocksWithoutSecurityGroup, ", TestName = "unknown behavior")]
    [TestCase(new[] { "show", "{estate}", "--behavior", "forwardedtrafficcheck=both" }, "--behavior ForwardedTrafficCheck does not take \"both\". Values: ReceiverSide, SenderSide.", TestName = "unknown behavior value")]
    [TestCase(new[] { "show", "{estate}", "--behavior", "BgpCanBeatPeering=1" }, "Values: true, false.", TestName = "behavior that is a flag")]
    [TestCase(new[] { "validate", "{estate}", "--limit", "VNets" }, "--limit \"VNets\" is not NAME=VALUE. Write, for example, --limit PeeringsPerVNet=1000.", TestName = "limit without a value")]
    [TestCase(new[] { "validate", "{estate}", "--limit", "Vms=1" }, "--limit \"Vms\" is not known. Names: AddressesPerNetworkSecurityGroupSide, ", TestName = "unknown limit")]
    [TestCase(new[] { "validate", "{estate}", "--limit", "vnets=many" }, "--limit VNets does not take \"many\". Values: a whole number.", TestName = "limit that is no number")]
    [TestCase(new[] { "validate", "{estate}", "--limit", "VNets=-1" }, "--limit VNets does not take \"-1\".", TestName = "negative limit")]
    [TestCase(new[] { "validate", "{estate}", "--limit", "AsOf=2026-01" }, "--limit \"AsOf\" is not known.", TestName = "limit that is no figure")]
    public void A_bad_one_is_refused_with_one_line(string[] args, string why)
    {
        using var scratch = new Scratch();
        string estate = scratch.Write("vnets.json", Estates.Peered);

        ToolRun run = ToolRun.Of([.. args.Select(arg => arg == "{estate}" ? estate : arg)]);

        run.Error.ShouldContain(why);
        run.Error.ShouldStartWith("vnetpeer: ");
        run.Error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(run.Error.Length - 1);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [TestCase("--version")]
    [TestCase("show", "--version")]
    public void The_version_is_a_number(params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        run.Output.ShouldMatch(@"\A\d+\.\d+\.\d+\S*\n\z");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [TestCase("show")]
    [TestCase("validate", "--fail-on")]
    [TestCase("routes", "--subnet", "--nic", "--explain")]
    [TestCase("verify", "--routes", "--subnet", "--nic", "--ignore-none-list", "--bgp-peers", "--names")]
    [TestCase("next-hop", "--from", "--to", "--explain")]
    [TestCase("reach", "--from", "--to", "--protocol", "--port", "--family")]
    public void Help_lists_the_options(string verb, params string[] options)
    {
        ToolRun run = ToolRun.Of(verb, "--help");

        foreach (string option in (string[])[.. options, "--output", "--behavior", "--limit", "--service-tags", "--version"])
        {
            run.Output.ShouldContain(option);
        }

        run.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Every_reading_of_azure_can_be_set()
    {
        string[] texts =
        [
            .. typeof(AzureBehavior).GetProperties()
                .Where(member => member.CanWrite && member.PropertyType != typeof(string))
                .Select(member => $"{member.Name.ToUpperInvariant()}={Other(member.GetValue(AzureBehavior.Default)!)}"),
        ];

        var reader = new SettingsReader<AzureBehavior>("--behavior", "X=1");

        AzureBehavior behavior = reader.Read(texts);

        texts.Length.ShouldBeGreaterThan(18);
        foreach (string name in reader.Names)
        {
            System.Reflection.PropertyInfo member = typeof(AzureBehavior).GetProperty(name)!;
            member.GetValue(behavior).ShouldNotBe(member.GetValue(AzureBehavior.Default), name);
        }

        AzureBehavior.Default.ShouldBe(new AzureBehavior());
    }

    [Test]
    public void Every_limit_can_be_set()
    {
        var reader = new SettingsReader<AzureLimits>("--limit", "X=1");

        AzureLimits limits = reader.Read(reader.Names.Select((name, i) => $"{name.ToLowerInvariant()}={i}"));

        string[] names = [.. reader.Names];
        names.Length.ShouldBeGreaterThan(30);
        names.Select(name => typeof(AzureLimits).GetProperty(name)!.GetValue(limits)).ShouldBe(Enumerable.Range(0, names.Length).Cast<object?>());
    }

    private static string Other(object value) => value switch
    {
        bool flag => (!flag).ToString(),
        int number => (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Enum word => Enum.GetNames(word.GetType()).First(name => name != word.ToString()),
        _ => throw new InvalidOperationException($"{value.GetType()} has no other value here."),
    };
}
