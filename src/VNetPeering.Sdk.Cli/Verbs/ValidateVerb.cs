using System.CommandLine;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class ValidateVerb : IVerb
{
    private static readonly string[] Severities = ["error", "warning", "info"];

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "The least severity that makes the exit code 1.",
        HelpName = "error|warning|info",
        DefaultValueFactory = _ => "error",
    };

    private readonly Option<string[]> _rules = new("--rule")
    {
        Description = "How the findings of a rule are taken: off drops them, a severity grades them; can be repeated.",
        HelpName = "ID=off|error|warning|info",
    };

    private readonly Option<FileInfo?> _baseline = new("--baseline")
    {
        Description = "Findings that are known and do not count: a file that --write-baseline wrote.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _writeBaseline = new("--write-baseline")
    {
        Description = "Writes what is found to a file, as known from now on; reasons that the file or --baseline holds are kept. The exit code is 0.",
        HelpName = "FILE",
    };

    public ValidateVerb()
    {
        Command = new("validate", "Reports what Azure would refuse, with Azure's own error codes, and what would not work.");
        Command.Options.Add(_failOn);
        Command.Options.Add(_rules);
        Command.Options.Add(_baseline);
        Command.Options.Add(_writeBaseline);
    }

    public Command Command { get; }

    public IReadOnlyList<string> Forms => ["text", "json", "sarif"];

    public int Run(Session session)
    {
        Severity failOn = SeverityOf(CommonOptions.Choice(session.Parsed.GetValue(_failOn)!, "--fail-on", Severities));
        var policy = new DiagnosticPolicy
        {
            Rules = [.. (session.Parsed.GetValue(_rules) ?? []).Select(ReadRule)],
            Known = session.Parsed.GetValue(_baseline) is { } file ? BaselineFile.Read(file, "--baseline") : [],
        };
        FileInfo? target = session.Parsed.GetValue(_writeBaseline);
        if (target is not null)
        {
            // What the file accepts with a reason stays accepted, whether or not it was also given to be read.
            policy = policy with { Known = policy.Known.Concat(BaselineFile.ReadIfThere(target, "--write-baseline")).Distinct().ToValueList() };
        }

        ImportResult estate = session.Read();
        if (estate.Topology == new Topology { Name = estate.Topology.Name })
        {
            throw new UsageException("nothing of a network was read, so there is nothing to judge. Run \"vnetpeer show\" on the same input: it lists what was ignored, and why.");
        }

        DiagnosticReport report = policy.Apply(session.Validate(estate));
        int unused = policy.Unused(report).Count;
        if (target is not null)
        {
            BaselineFile.Write(target, policy, report);
            int known = report.Count + report.Suppressed.Count;
            session.Note($"wrote {known} known finding{(known == 1 ? string.Empty : "s")} to \"{target.Name}\".");
        }
        else if (unused > 0)
        {
            session.Note($"{unused} of {policy.Known.Count} {(policy.Known.Count == 1 ? "entry" : "entries")} of the baseline cover{(unused == 1 ? "s" : string.Empty)} nothing any more. --write-baseline on the same file drops what is mended and keeps the reasons; it also takes in what is new.");
        }

        session.Answer(session.Form switch
        {
            "json" => JsonReport.Render(report),
            "sarif" => SarifReport.Render(report, VersionAction.Version),
            _ => TextReport.Render(report),
        });
        return target is null && report.Any(finding => finding.Severity >= failOn) ? ExitCodes.NotGood : ExitCodes.Good;
    }

    private static RuleSetting ReadRule(string text)
    {
        string[] parts = text.Split('=');
        if (parts.Length != 2)
        {
            throw new UsageException($"--rule \"{text}\" is not ID=VALUE. Write, for example, --rule VNP1014=off, once for each rule.");
        }

        if (DiagnosticRules.Find(parts[0])?.Id is not { } id)
        {
            throw new UsageException($"--rule \"{parts[0]}\" is the id of no rule. docs/rules/index.md lists them.");
        }

        string word = CommonOptions.Choice(parts[1], $"--rule {id}", ["off", .. Severities]);
        return word == "off" ? RuleSetting.Off(id) : RuleSetting.As(id, SeverityOf(word));
    }

    private static Severity SeverityOf(string word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };
}
