using System.CommandLine;

namespace VNetPeering.Sdk.Cli.Verbs;

/// <summary>A verb of the tool: its own options, and what it does with them.</summary>
internal interface IVerb
{
    Command Command { get; }

    /// <summary>Gets the forms that it answers in.</summary>
    IReadOnlyList<string> Forms => ["text", "json"];

    /// <summary>Gets whether it compares two networks, where others read one.</summary>
    bool ComparesTwo => false;

    /// <summary>Answers and returns the exit code.</summary>
    int Run(Session session);
}
