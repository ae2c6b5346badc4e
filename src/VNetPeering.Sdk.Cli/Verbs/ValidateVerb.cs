using System.CommandLine;
using VNetPeering.Sdk.Diagnostics;
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

    public ValidateVerb()
    {
        Command = new("validate", "Reports what Azure would refuse, with Azure's own error codes, and what would not work.");
        Command.Options.Add(_failOn);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string text = CommonOptions.Choice(session.Parsed.GetValue(_failOn)!, "--fail-on", Severities);
        Severity failOn = text switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => Severity.Info,
        };
        DiagnosticReport report = session.Validate(session.Read());
        session.Answer(session.IsJson ? JsonReport.Render(report) : TextReport.Render(report));
        return report.Any(finding => finding.Severity >= failOn) ? ExitCodes.NotGood : ExitCodes.Good;
    }
}
