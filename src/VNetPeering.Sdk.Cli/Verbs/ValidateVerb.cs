using System.CommandLine;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
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
        Description = "Writes what is found to a file, as known from now on; reasons in --baseline are kept. The exit code is 0.",
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
            Known = session.Parsed.GetValue(_baseline) is { } file ? ReadBaseline(file) : [],
        };
        ImportResult estate = session.Read();
        DiagnosticReport report = policy.Apply(session.Validate(estate));
        if (session.Parsed.GetValue(_writeBaseline) is { } target)
        {
            File.WriteAllText(target.FullName, BaselineJson.Save(report));
            session.Note($"wrote {report.Count + report.Suppressed.Count} known findings to \"{target.Name}\".");
        }
        else if (policy.Unused(report).Count is > 0 and var unused)
        {
            session.Note($"{unused} of {policy.Known.Count} entries of the baseline cover nothing any more. Write it anew with --write-baseline.");
        }

        session.Answer(session.Form switch
        {
            "json" => JsonReport.Render(report),
            "sarif" => SarifReport.Render(report, VersionAction.Version),
            _ => TextReport.Render(report),
        });
        bool isKnownNow = session.Parsed.GetValue(_writeBaseline) is not null;
        return !isKnownNow && report.Any(finding => finding.Severity >= failOn) ? ExitCodes.NotGood : ExitCodes.Good;
    }

    private static ValueList<KnownFinding> ReadBaseline(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"--baseline \"{file}\" is not there. Write it first: vnetpeer validate --write-baseline \"{file}\" ESTATE.");
        }

        try
        {
            return BaselineJson.Load(File.ReadAllText(file.FullName));
        }
        catch (BaselineException exception)
        {
            throw new UsageException($"--baseline \"{file}\": {exception.Message}");
        }
    }

    private static RuleSetting ReadRule(string text)
    {
        string[] parts = text.Split('=');
        if (parts.Length != 2)
        {
            throw new UsageException($"--rule \"{text}\" is not ID=SEVERITY. Write, for example, --rule VNP1014=off.");
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
