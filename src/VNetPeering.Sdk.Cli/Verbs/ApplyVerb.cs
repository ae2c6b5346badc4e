using System.CommandLine;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class ApplyVerb : IVerb
{
    private readonly Option<FileInfo> _operations = new("--operations")
    {
        Description = "The operations, in order: docs/reference/operations-json.md.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<FileInfo?> _save = new("--save")
    {
        Description = "Writes the topology behind the last operation to a file, which every verb reads.",
        HelpName = "FILE",
    };

    public ApplyVerb()
    {
        Command = new("apply", "Answers operations as Azure would: the state behind each, or the refusal.");
        Command.Options.Add(_operations);
        Command.Options.Add(_save);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        FileInfo source = session.Parsed.GetRequiredValue(_operations);
        OperationsFile operations = Load(source);
        Topology topology = session.Read().Topology;
        ValueList<OperationResult> results;
        try
        {
            results = session.Ask(() => operations.Apply(topology, new ApplyOptions { Behavior = session.Behavior, Limits = session.Limits }));
        }
        catch (OperationsFileException exception)
        {
            throw new UsageException($"--operations \"{source}\": {exception.Message}");
        }

        if (session.Parsed.GetValue(_save) is { } target)
        {
            Save(target, results.Count == 0 ? topology : results[^1].Topology);
        }

        session.Answer(session.IsJson ? JsonReport.Render(results) : TextReport.Render(results));
        return results.All(result => result.IsAccepted) ? ExitCodes.Good : ExitCodes.NotGood;
    }

    private static OperationsFile Load(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"--operations \"{file}\" is {(Directory.Exists(file.FullName) ? "a folder" : "not there")}. Name a file with operations.");
        }

        try
        {
            return OperationsFile.Load(File.ReadAllText(file.FullName));
        }
        catch (OperationsFileException exception)
        {
            throw new UsageException($"--operations \"{file}\": {exception.Message}");
        }
    }

    private static void Save(FileInfo target, Topology topology)
    {
        if (Directory.Exists(target.FullName) || target.Directory is { Exists: false })
        {
            throw new UsageException($"--save \"{target}\" is {(Directory.Exists(target.FullName) ? "a folder" : "in a folder that is not there")}. Name a file in a folder that exists.");
        }

        File.WriteAllText(target.FullName, TopologyJson.Save(topology));
    }
}
