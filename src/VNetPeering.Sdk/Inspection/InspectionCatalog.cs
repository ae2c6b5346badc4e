using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Inspection;

/// <summary>Every rule that needs routes or flows, in the order of the ids. Listed by hand: reflection would not survive trimming.</summary>
internal static class InspectionCatalog
{
    public static ValueList<ValidationRule> Rules { get; } = [new InspectionBypassed()];
}
