using System.CommandLine;
using VNetPeering.Sdk.Reporting;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class EffectiveNsgVerb : IVerb
{
    private readonly PlaceOptions _place = new();

    public EffectiveNsgVerb()
    {
        Command = new("effective-nsg", "Prints the effective security rules of a subnet or network interface, tags expanded, VM or not.");
        _place.AddTo(Command);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string place = _place.Of(session.Parsed);
        CompiledNetwork network = session.Compile();
        EffectiveSecurityRules rules = session.Ask(() => network.EffectiveSecurityRules(place));
        session.Answer(session.IsJson ? JsonReport.Render(rules) : TextReport.Render(rules));
        return ExitCodes.Good;
    }
}
