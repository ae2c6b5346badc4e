using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using VNetPeering.Sdk.Cli.Verbs;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Cli;

/// <summary>The command-line tool <c>vnetpeer</c>: arguments in, answer to stdout, notes to stderr, exit code out.</summary>
internal static class Tool
{
    /// <summary>Runs one command line. Nothing is thrown: what goes wrong is a line on <paramref name="stderr"/> and an exit code.</summary>
    internal static int Run(string[] args, TextWriter stdout, TextWriter stderr, ToolEnvironment environment)
    {
        ParseResult parsed = Create(environment).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is null or ParseErrorAction || (parsed.Errors.Count > 0 && parsed.Action is not (System.CommandLine.Help.HelpAction or VersionAction)))
        {
            string verb = parsed.CommandResult.Command is RootCommand ? string.Empty : $" {parsed.CommandResult.Command.Name}";
            return Refuse(stderr, $"{Complaint(parsed)} Run \"vnetpeer{verb} --help\" for the options.");
        }

        var configuration = new InvocationConfiguration { Output = stdout, Error = stderr, EnableDefaultExceptionHandler = false };
        return parsed.InvokeAsync(configuration).GetAwaiter().GetResult();
    }

    private static RootCommand Create(ToolEnvironment environment)
    {
        var common = new CommonOptions();
        var root = new RootCommand("Checks Azure virtual networks and peerings offline: what Azure would refuse, effective routes, and whether a packet arrives and its answer comes back.");
        foreach (VersionOption version in root.Options.OfType<VersionOption>())
        {
            version.Action = new VersionAction();
            version.Recursive = true;
        }

        common.AddTo(root);
        foreach (IVerb verb in new IVerb[] { new ShowVerb(), new ValidateVerb(), new RoutesVerb(), new VerifyVerb(), new NextHopVerb(), new BgpVerb(), new IpFlowVerb(), new EffectiveNsgVerb(), new ReachVerb(), new MatrixVerb(), new ApplyVerb(), new DiffVerb(), new PlanVerb(), new RehearseVerb(), new AddressesVerb() })
        {
            Command command = verb.Command;
            command.Arguments.Add(verb.ComparesTwo ? common.Two : common.Files);
            command.SetAction((parsed, cancellation) => Task.FromResult(Run(verb, parsed, common, environment, cancellation)));
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static int Run(IVerb verb, ParseResult parsed, CommonOptions common, ToolEnvironment environment, CancellationToken cancellation)
    {
        TextWriter stderr = parsed.InvocationConfiguration.Error;
        try
        {
            return verb.Run(new Session(parsed, common, verb.Forms, environment, cancellation));
        }
        catch (OperationCanceledException)
        {
            stderr.Write("vnetpeer: interrupted.\n");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is PlaceException or UsageException or ImportException or BaselineException or IOException or UnauthorizedAccessException)
        {
            return Refuse(stderr, exception.Message);
        }
#pragma warning disable CA1031 // The last resort: a user sees one line, never a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Refuse(stderr, $"internal error, {exception.GetType().Name}: {exception.Message} This is a defect of vnetpeer; report it with the command line and, if you may share it, the input.");
        }
    }

    private static string Complaint(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not RootCommand root)
        {
            // A misspelt option is read as a path, and then the one that was meant seems to be missing.
            string[] paths = [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)];
            return CommonOptions.FindOption(paths) is { } option ? $"\"{option}\" is not an option of {parsed.CommandResult.Command.Name}."
                : parsed.Errors[0].SymbolResult is ArgumentResult { Tokens.Count: 0 }
                ? "No file or folder is given."
                : OneLine(parsed.Errors[0].Message).Replace('\'', '"');
        }

        string verbs = string.Join(", ", root.Subcommands.Select(command => command.Name));
        return parsed.UnmatchedTokens.Count > 0 ? $"\"{parsed.UnmatchedTokens[0]}\" is not a verb. Verbs: {verbs}." : $"No verb is given. Verbs: {verbs}.";
    }

    private static int Refuse(TextWriter stderr, string why)
    {
        stderr.Write($"vnetpeer: {OneLine(why)}\n");
        return ExitCodes.BadInput;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
