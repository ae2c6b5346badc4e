using System.Collections.Frozen;

namespace VNetPeering.Sdk.Validation;

/// <summary>The rules that read no VNet, subnet or link: a change of VNets alone leaves their findings as they are. A property test holds the list against random designs.</summary>
internal static class RulesWithoutVNets
{
    private static readonly FrozenSet<string> Ids = FrozenSet.Create(
        StringComparer.Ordinal,
        "VNP1002", "VNP1003", "VNP1019", "VNP1022", "VNP3006", "VNP3007", "VNP3010", "VNP3011", "VNP3012", "VNP3013",
        "VNP3014", "VNP3020", "VNP4001", "VNP4002", "VNP4003", "VNP5001", "VNP5002", "VNP5003", "VNP5004", "VNP5005",
        "VNP5006", "VNP5007", "VNP5008", "VNP5009", "VNP5010", "VNP5015", "VNP5031", "VNP5032", "VNP5034", "VNP5035",
        "VNP5037", "VNP5038", "VNP7008", "VNP7009", "VNP7010", "VNP7011", "VNP7012", "VNP7013", "VNP7014", "VNP7015",
        "VNP7016", "VNP7017", "VNP7018", "VNP7019", "VNP7020", "VNP7021", "VNP7022", "VNP7023", "VNP7025", "VNP7031",
        "VNP7032");

    public static bool Holds(ValidationRule rule) => Ids.Contains(rule.Descriptor.Id);
}
