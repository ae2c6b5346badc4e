using System.Text;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Reads the JSON that Azure's tools print into a topology.</summary>
/// <remarks>
/// <para>
/// Read are <c>az network … list</c> and <c>show</c>, REST lists, Resource Graph answers and the output of <c>bicep snapshot</c>, with or without
/// <c>properties</c> nesting, and topologies saved by <c>TopologyJson</c>; all are recognised by content. Several sources form one estate; they are read in the ordinal order of their names.
/// </para>
/// <para>
/// What is wrong inside good JSON is a finding or an unread value, never an exception: values are kept as far as they can be, and nothing is guessed.
/// The same id twice is one resource: equal descriptions are merged, else the later one counts and VNP8001 says so. A child inside its parent and the
/// same child by itself complete each other. Thread-safe.
/// </para>
/// </remarks>
public static class EstateImporter
{
    /// <summary>Reads files and folders. Cost: O(bytes); one file is in memory at a time.</summary>
    /// <param name="paths">Files, and folders that stand for every <c>*.json</c> directly in them. A file that is named twice is read once.</param>
    /// <param name="options">What the caller may say; null for the defaults.</param>
    /// <param name="progress">Told when a file begins and when all are done; may be null.</param>
    /// <param name="ct">Stops between resources.</param>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is null.</exception>
    /// <exception cref="ImportException">
    /// A path does not exist or cannot be opened, a folder holds no <c>*.json</c>, a file is not JSON, or a named file has no known shape.
    /// A file of no known shape in a folder is listed under <see cref="ImportResult.Ignored"/> instead.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ImportResult ReadFiles(
        IEnumerable<string> paths,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<(string File, bool IsNamed)> files = Expand(paths);
        var import = new Import();
        for (int i = 0; i < files.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            (string file, bool isNamed) = files[i];
            progress?.Report(new ImportProgress { File = file, Done = i, Total = files.Count });
            import.Add(SourceText.Open(file, Load(file)), isNamed, ct);
        }

        progress?.Report(new ImportProgress { Done = files.Count, Total = files.Count });
        return import.Finish(options);
    }

    /// <summary>Reads JSON that is already in memory; several sources form one estate.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sources"/> is null.</exception>
    /// <exception cref="ImportException">A source is not JSON or has no known shape.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ImportResult ReadTexts(IEnumerable<ImportSource> sources, ImportOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var import = new Import();
        foreach (ImportSource source in sources.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            import.Add(SourceText.Open(source.Name, source.Utf8), isNamed: true, ct);
        }

        return import.Finish(options);
    }

    /// <summary>Reads one source from UTF-8.</summary>
    /// <param name="name">The name that findings give the source.</param>
    /// <param name="utf8">The JSON, with or without byte-order mark.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ImportException">The source is not JSON or has no known shape.</exception>
    public static ImportResult ReadText(string name, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadTexts([new ImportSource { Name = name, Utf8 = utf8 }]);
    }

    /// <summary>Reads one source from text.</summary>
    /// <param name="name">The name that findings give the source.</param>
    /// <param name="json">The JSON.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ImportException">The source is not JSON or has no known shape.</exception>
    public static ImportResult ReadText(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ReadText(name, Encoding.UTF8.GetBytes(json));
    }

    private static List<(string File, bool IsNamed)> Expand(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, (string File, bool IsNamed)>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            ArgumentException.ThrowIfNullOrEmpty(path, nameof(paths));
            if (!Directory.Exists(path))
            {
                files[Path.GetFullPath(path)] = (path, true);
                continue;
            }

            string[] found = Directory.GetFiles(path, "*.json");
            if (found.Length == 0)
            {
                throw new ImportException(path, 0, 0, $"Folder \"{path}\" holds no *.json file. Name a folder or file with the output of az network … list; folders inside are not searched.");
            }

            foreach (string file in found)
            {
                files.TryAdd(Path.GetFullPath(file), (file, false));
            }
        }

        return [.. files.Values.OrderBy(item => item.File, StringComparer.Ordinal)];
    }

    private static byte[] Load(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException(file, 0, 0, $"There is no file or folder \"{file}\". Check the path.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, 0, 0, $"\"{file}\" cannot be opened: {problem.Message}", problem);
        }
    }

    private sealed class Import
    {
        private readonly EstateDraft _estate = new();
        private readonly List<IgnoredItem> _ignored = [];
        private readonly List<ReadSource> _read = [];

        internal void Add(SourceText source, bool isNamed, CancellationToken ct)
        {
            SourceOutcome outcome = SourceReader.Read(source, _estate, ct);
            if (outcome.Read is not null)
            {
                _read.Add(outcome.Read);
                _ignored.AddRange(outcome.Ignored);
            }
            else if (isNamed)
            {
                throw new ImportException(source.Name, 0, 0, $"\"{source.Name}\" is not read. {outcome.Refusal}");
            }
            else
            {
                _ignored.Add(new IgnoredItem { File = source.Name, Reason = outcome.Refusal!, Count = 1 });
            }
        }

        internal ImportResult Finish(ImportOptions? options)
        {
            (Topology topology, DiagnosticReport report) = _estate.Build(options?.Name ?? default);
            return new ImportResult { Topology = topology, Diagnostics = report, Ignored = _ignored.ToValueList(), Read = _read.ToValueList() };
        }
    }
}
