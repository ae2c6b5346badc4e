using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Where in the user's program a verb was called, and as which call of its builder.</summary>
internal readonly record struct CallSite(string File, int Line, int Order)
{
    internal SourceLocation ToLocation() => new() { File = File, Line = Line };

    public override string ToString() => File.Length == 0 ? "unknown place" : $"{File}:{Line}";
}
