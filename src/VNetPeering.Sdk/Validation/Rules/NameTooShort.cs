using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class NameTooShort : VNetRule
{
    private const int ShortestLength = 2;

    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1009",
        Title = "Name of a VNet or subnet is too short",
        Severity = Severity.Error,
        AzureErrorCode = "NetcfgInvalidVirtualNetworkSite",
        Rules = "1.06",
        Evidence = "Azure's answer as quoted in public reports; the code is a general refusal of the definition of a VNet, and a name of one character is one reported cause",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        if (IsRefused(vnet))
        {
            Report(context, vnet, sink);
            return;
        }

        foreach (Subnet subnet in vnet.Subnets)
        {
            if (IsRefused(subnet))
            {
                Report(context, vnet, sink);
                return;
            }
        }
    }

    // What is in use has been accepted, whatever its name.
    private static bool IsRefused(VNet vnet)
    {
        if (vnet.Name.Value.Length >= ShortestLength || vnet.IsPlaceholder || vnet.DeploymentModel == DeploymentModel.Classic)
        {
            return false;
        }

        foreach (Subnet subnet in vnet.Subnets)
        {
            if (IsInUse(subnet))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRefused(Subnet subnet) => subnet.Name.Value.Length < ShortestLength && !IsInUse(subnet);

    private static bool IsInUse(Subnet subnet) => subnet.IPConfigurationIds.Count > 0;

    private static void Report(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        ResourceId[] subnets = [.. vnet.Subnets.Where(IsRefused).Select(subnet => subnet.Id).Distinct()];
        ResourceId[] refused = IsRefused(vnet) ? [vnet.Id, .. subnets] : subnets;
        string names = Wording.List([.. refused.Select(context.Name)]);
        sink.Report(new Finding
        {
            Resource = refused.Length == 1 ? refused[0] : vnet.Id,
            Related = refused.Length == 1 ? [] : [.. subnets],
            Message = refused.Length == 1
                ? $"{names} has a name of one character, and Azure refuses the definition of a VNet that holds such a name."
                : $"{names} have names of one character, and Azure refuses the definition of a VNet that holds such names.",
            Fix = $"Choose {(refused.Length == 1 ? "a name" : "names")} of {ShortestLength} characters or more.",
        });
    }
}
