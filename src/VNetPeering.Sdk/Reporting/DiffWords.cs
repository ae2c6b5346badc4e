using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Differences in words.</summary>
internal static class DiffWords
{
    public static string Of(ConfigurationChange change)
    {
        string resource = Resource(change.Resource);
        return change.Kind switch
        {
            ChangeKind.Added => $"added {resource}",
            ChangeKind.Removed => $"removed {resource}",
            ChangeKind.Modified => $"modified {resource}: {string.Join("; ", change.Properties.Select(property => $"{property.Name} {property.Before ?? "(default)"} -> {property.After ?? "(default)"}"))}",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "This is no kind of change."),
        };
    }

    /// <summary>Returns a short name for a cause.</summary>
    public static string Cause(ConfigurationChange change) => $"{Resource(change.Resource)} {change.Kind.ToString().ToLowerInvariant()}";

    public static string Traffic(FlowChange flow) => flow.SourcePorts == new PortRange(1024, 65535) ? flow.Protocol.ToString() : $"{flow.Protocol} from {flow.SourcePorts}";

    public static string Verdicts(FlowChange flow) => $"{Of(flow.Before)} -> {Of(flow.After)}";

    private static string Of(Verdict? verdict) => verdict is { } known ? FlowWords.Of(known) : "not there";

    private static string Resource(string text) => ResourceId.TryParse(text, out ResourceId? id) ? ResourceWords.Named(id) : $"\"{text}\"";
}
