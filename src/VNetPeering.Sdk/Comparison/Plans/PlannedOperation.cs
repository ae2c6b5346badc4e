using VNetPeering.Sdk.ControlPlane;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>An operation and the stage at which it is first tried.</summary>
internal sealed record PlannedOperation(Stage Stage, NetworkOperation Operation);
