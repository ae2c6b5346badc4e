using System.CommandLine;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Cli;

/// <summary>One run of a verb: reads the estate, asks the library, writes the answer.</summary>
internal sealed class Session
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly ToolEnvironment _environment;
    private readonly CommonOptions _common;
    private readonly CancellationToken _cancellation;
    private readonly Waiting _waiting;
    private readonly ServiceTagCatalog _serviceTags;

    public Session(ParseResult parsed, CommonOptions common, IReadOnlyList<string> forms, ToolEnvironment environment, CancellationToken cancellation)
    {
        Parsed = parsed;
        _common = common;
        _environment = environment;
        _cancellation = cancellation;
        _output = parsed.InvocationConfiguration.Output;
        _error = parsed.InvocationConfiguration.Error;
        _waiting = new Waiting(_error, environment, cancellation);
        Form = common.Form(parsed, forms);
        Behavior = common.BehaviorOf(parsed);
        Limits = common.LimitsOf(parsed);
        _serviceTags = parsed.GetValue(common.ServiceTags) is FileInfo file ? ServiceTagReader.ReadFile(file.FullName) : ServiceTagCatalog.Empty;
    }

    public ParseResult Parsed { get; }

    /// <summary>Gets the form of the answer, one of those of the verb.</summary>
    public string Form { get; }

    public bool IsJson => Form == "json";

    public AzureBehavior Behavior { get; }

    public AzureLimits Limits { get; }

    /// <summary>Gets how networks are compiled.</summary>
    public CompileOptions Options => new() { Behavior = Behavior, ServiceTags = _serviceTags };

    /// <summary>Reads the files and folders of the command line as one estate.</summary>
    public ImportResult Read() => Read(Paths(_common.Files));

    /// <summary>Reads the two networks that the command line names, each a file or a folder.</summary>
    public (Topology Before, Topology After) ReadTwo()
    {
        string[] paths = Paths(_common.Two);
        if (paths.Length != 2)
        {
            throw new UsageException($"{Parsed.CommandResult.Command.Name} compares two networks, and {paths.Length} {(paths.Length == 1 ? "path is" : "paths are")} given. Give BEFORE and AFTER; put the files of one network into a folder.");
        }

        return (ReadOne(paths[0]), ReadOne(paths[1]));
    }

    /// <summary>Returns the findings of the import and of the rules.</summary>
    public DiagnosticReport Validate(ImportResult estate) => _waiting.Run(
        "validating",
        () => new DiagnosticReport(estate.Diagnostics.Concat(estate.Topology.Validate(new ValidateOptions { Behavior = Behavior, Limits = Limits })).Distinct()));

    /// <summary>Reads and compiles the estate, whatever it is like, and says on stderr how many errors it has.</summary>
    public CompiledNetwork Compile()
    {
        ImportResult estate = Read();
        CompiledNetwork network = _waiting.Run("compiling", () => estate.Topology.Compile(Options));
        if (estate.Topology.VNets.All(vnet => vnet.Subnets.Count == 0))
        {
            Note("No subnet was read, so there is nothing to ask about routes and flows. \"show\" lists what was read, and what was ignored and why.");
        }

        int errors = Validate(estate).ErrorCount;
        if (errors > 0)
        {
            Note($"\"validate\" would report {errors} error{(errors == 1 ? string.Empty : "s")} for this estate.");
        }

        return network;
    }

    // Words that no option takes are read as paths, so that a wrong option is told here.
    private string[] Paths(Argument<string[]> argument)
    {
        string[] paths = Parsed.GetRequiredValue(argument);
        if (CommonOptions.FindOption(paths) is { } option)
        {
            string verb = Parsed.CommandResult.Command.Name;
            throw new UsageException($"\"{option}\" is not an option of {verb}. Run \"vnetpeer {verb} --help\" for the options.");
        }

        return paths;
    }

    private Topology ReadOne(string path)
    {
        Topology topology = Read([path]).Topology;
        return topology != new Topology { Name = topology.Name } ? topology : throw new UsageException($"nothing of a network was read from \"{path}\". Run \"vnetpeer show\" on it: it lists what was ignored, and why.");
    }

    private ImportResult Read(string[] paths)
    {
        var progress = new ReadingProgress(_waiting);
        return _waiting.Run("reading", () => EstateImporter.ReadFiles(paths, null, progress, _cancellation));
    }

    /// <summary>Asks the library for an answer; it may take a while.</summary>
    public T Ask<T>(Func<T> question) => _waiting.Run("computing", question);

    /// <summary>Writes a note to stderr.</summary>
    public void Note(string text) => _error.Write($"vnetpeer: {text}\n");

    /// <summary>Writes the answer, the only thing that goes to stdout.</summary>
    public void Answer(string text)
    {
        if (Form == "text" && _environment.UsesColor)
        {
            Painter.Write(text, _output);
        }
        else
        {
            _output.Write(text);
        }

        _output.Flush();
    }
}
