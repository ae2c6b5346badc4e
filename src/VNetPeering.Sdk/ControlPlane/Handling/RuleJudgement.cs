using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Diagnostics;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>What the rules say of an operation: a refusal, or the errors that it leaves behind although it is accepted.</summary>
internal sealed record RuleJudgement(Refusal? Refusal, ValueList<Diagnostic> LeftBehind);
