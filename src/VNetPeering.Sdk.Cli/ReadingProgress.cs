using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Cli;

/// <summary>Says which file is being read.</summary>
internal sealed class ReadingProgress(Waiting waiting) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => waiting.Doing = $"reading {value.Done} of {value.Total} files";
}
