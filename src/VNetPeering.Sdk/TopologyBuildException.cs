using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk;

/// <summary>Thrown by <see cref="TopologyBuilder.Build"/> when the program asks for something that cannot be written down, for example a prefix from a full pool.</summary>
/// <remarks>A network that Azure would refuse is no such mistake: it is built, and <c>Validate</c> says what is wrong with it.</remarks>
public sealed class TopologyBuildException : Exception
{
    internal TopologyBuildException(string topology, ValueList<string> problems)
        : base($"Topology \"{topology}\" cannot be built for {problems.Count} reason(s):{string.Concat(problems.Select(problem => $"\n  {problem}"))}") => Problems = problems;

    /// <summary>Gets the mistakes in the order of the calls that made them, each as <c>file:line: sentence</c>.</summary>
    public ValueList<string> Problems { get; }
}
