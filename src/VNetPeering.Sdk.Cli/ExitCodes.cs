namespace VNetPeering.Sdk.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>The answer is good.</summary>
    public const int Good = 0;

    /// <summary>The network is not good.</summary>
    public const int NotGood = 1;

    /// <summary>The input or the command line is not good; one line on stderr says why.</summary>
    public const int BadInput = 2;

    /// <summary>The answer is Unknown.</summary>
    public const int Unknown = 3;

    /// <summary>Interrupted with Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
