namespace VNetPeering.Sdk.Cli;

/// <summary>The command line cannot be followed; the message is one line that says why and what to write.</summary>
internal sealed class UsageException(string message) : Exception(message);
