using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.Cli;

/// <summary>Reads and writes the file of known findings; what goes wrong is one line that names the option.</summary>
internal static class BaselineFile
{
    /// <exception cref="UsageException">The file is not there or no baseline.</exception>
    public static ValueList<KnownFinding> Read(FileInfo file, string option)
    {
        if (Directory.Exists(file.FullName))
        {
            throw new UsageException($"{option} \"{file}\" is a folder. Name a file.");
        }

        return file.Exists
            ? ReadIfThere(file, option)
            : throw new UsageException($"{option} \"{file}\" is not there. Write it first: vnetpeer validate --write-baseline \"{file}\" ESTATE.");
    }

    /// <summary>Returns what a file holds; nothing when there is no such file yet.</summary>
    /// <exception cref="UsageException">The file is there and is no baseline: it is not ours to write over.</exception>
    public static ValueList<KnownFinding> ReadIfThere(FileInfo file, string option)
    {
        if (!file.Exists)
        {
            return [];
        }

        try
        {
            return BaselineJson.Load(File.ReadAllText(file.FullName));
        }
        catch (BaselineException exception)
        {
            throw new UsageException($"{option} \"{file}\": {exception.Message}");
        }
    }

    /// <summary>Writes what was found, and what is known and still of use: entries of a rule that is silenced for now are.</summary>
    /// <exception cref="UsageException">There is no such folder, or the name is that of a folder.</exception>
    public static void Write(FileInfo file, DiagnosticPolicy policy, DiagnosticReport report)
    {
        if (Directory.Exists(file.FullName))
        {
            throw new UsageException($"--write-baseline \"{file}\" is a folder. Name a file.");
        }

        if (file.Directory is { Exists: false } folder)
        {
            throw new UsageException($"--write-baseline \"{file}\": there is no folder \"{folder}\". Create it, or name another file.");
        }

        File.WriteAllText(file.FullName, BaselineJson.Save(policy.Known.Except(policy.Unused(report)).Concat(report.Select(KnownFinding.Of))));
    }
}
