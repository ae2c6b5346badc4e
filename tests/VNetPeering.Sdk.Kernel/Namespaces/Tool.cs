using System.Diagnostics;

namespace VNetPeering.Sdk.Kernel.Namespaces;

/// <summary>Runs <c>ip</c> and <c>nft</c> in the namespace of the calling thread.</summary>
internal static class Tool
{
    private static readonly string[] _folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/sbin", "/sbin"];

    /// <summary>Finds a program, also where only the path of root leads; null when it is not installed.</summary>
    internal static string? Find(string name) => _folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Feeds lines to a program.</summary>
    /// <exception cref="InvalidOperationException">It is missing, or fails: the message has what it was given.</exception>
    internal static void Run(string name, string[] arguments, IReadOnlyCollection<string> lines)
    {
        string input = string.Concat(lines.Select(line => line + "\n"));
        var start = new ProcessStartInfo(Find(name) ?? throw new InvalidOperationException($"\"{name}\" is not installed."), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It gave up before it had read everything; what it says about that follows.
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} failed: {errors.Result}{output.Result}\n{input}");
        }
    }
}
