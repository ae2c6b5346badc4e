using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Validation;
using VNetPeering.Sdk.Validation.Rules;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>
/// Holds an operation against the rules of validation: Azure refuses what would newly be an error. What was wrong before stays wrong without standing in
/// the way, so that a design with faults can be mended step by step.
/// </summary>
internal static class RuleGate
{
    // Rules about one that borrows a gateway, which a change at the lender can break: VNP3001, VNP3002 and, for peerings of a network manager, VNP3024.
    private static readonly string[] AboutBorrowers = ["VNP3001", "VNP3002", "VNP3024"];

    // Overlaps of peered spaces: the code is that of writing a link, and what a change of the space answers is not on record (2.16, Q-12).
    private static readonly string[] AboutPeeredSpaces = ["VNP2003", "VNP2004", "VNP2005", "VNP2006"];

    // A route 0.0.0.0/0 on a GatewaySubnet: Azure takes it, and creates no gateway there (1.41).
    private const string DefaultRouteAtGateway = "VNP4009";

    // A warning refuses nothing.
    private static readonly ValidationRule[] OfErrors = [.. RuleCatalog.Rules.Where(rule => rule.Descriptor.Severity == Severity.Error)];

    private static readonly ValidationRule[] OfVNets = [.. OfErrors.Where(rule => !RulesWithoutVNets.Holds(rule))];

    // VNP7001 counts VNets by region and VNP7007 the addresses of whole groups of peered VNets. Neither count moves while no VNet comes, goes or changes its peers.
    private static readonly ValidationRule[] OfNeighbourhoods = [.. OfVNets.Where(rule => rule is not (VNetCount or PrivateAddressesOfPeeredVNets))];

    /// <param name="before">The topology before the operation.</param>
    /// <param name="after">The topology behind it.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="newId">What the operation renames: a fault stays the same under another name.</param>
    /// <param name="options">How operations are answered.</param>
    public static RuleJudgement Judge(Topology before, Topology after, NetworkOperation operation, Func<ResourceId, ResourceId> newId, ApplyOptions options)
    {
        // Where only VNets differ, what the rules find elsewhere is known and not new. Where they find something here, the whole is asked.
        if (ChangedVNets.Between(before, after) is { } changed)
        {
            ValidationRule[] rules = changed.AreAlone ? OfNeighbourhoods : OfVNets;
            Topology near = changed.AreAlone ? changed.Neighbourhood() : after;
            if (Errors(Arrange(near, operation.Target), options, rules, changed.Focus).Length == 0)
            {
                return new RuleJudgement(null, []);
            }
        }

        return JudgeWhole(before, after, operation, newId, options);
    }

    /// <inheritdoc cref="Judge"/>
    public static RuleJudgement JudgeWhole(Topology before, Topology after, NetworkOperation operation, Func<ResourceId, ResourceId> newId, ApplyOptions options)
    {
        Diagnostic[] errors = Errors(Arrange(after, operation.Target), options, OfErrors);
        if (errors.Length > 0)
        {
            ILookup<(string Id, ResourceId? Resource), Diagnostic> known = Errors(Arrange(before, operation.Target), options, OfErrors).ToLookup(error => (error.Id, error.Resource is null ? null : newId(error.Resource)));
            errors = [.. errors.Where(error => IsAboutWrittenLink(error, operation) || KeepsGatewayOut(error, before, operation) || !known[(error.Id, error.Resource)].Any(other => error.Related.All(other.Related.Select(newId).Contains)))];
        }

        Diagnostic[] left =
        [
            .. errors.Where(error => error.Id == DefaultRouteAtGateway ? !KeepsGatewayOut(error, before, operation) : options.Behavior.BorrowedGatewayCanBeDeleted && IsAboutOther(error, operation)),
        ];
        Diagnostic[] broken = [.. errors.Except(left)];
        return new RuleJudgement(broken.Length == 0 ? null : Refuse(broken, before, operation, options.Behavior), [.. left]);
    }

    private static Diagnostic[] Errors(Topology topology, ApplyOptions options, ValidationRule[] rules, ValidationFocus? focus = null) =>
        [.. TopologyValidator.Run(topology, options.Behavior, options.Limits, rules, focus)];

    // Of two that collide, rules name the one that stands later. The one that is being written is the later one in time.
    private static Topology Arrange(Topology topology, ResourceId target)
    {
        ResourceId owner = target.Parent ?? target;
        if (topology.VNets.FirstOrDefault(vnet => vnet.Id == owner) is not { } written)
        {
            return topology;
        }

        VNet last = written with { Peerings = [.. written.Peerings.Where(link => link.Id != target), .. written.Peerings.Where(link => link.Id == target)] };
        return topology with { VNets = [.. topology.VNets.Where(vnet => !ReferenceEquals(vnet, written)), last] };
    }

    // A link is checked in full each time that it is written, also for what was wrong with it before.
    private static bool IsAboutWrittenLink(Diagnostic error, NetworkOperation operation) => operation is PutPeering or SyncPeering && error.Resource == operation.Target;

    private static bool KeepsGatewayOut(Diagnostic error, Topology before, NetworkOperation operation) =>
        error.Id == DefaultRouteAtGateway && operation is PutResource { Resource: Gateway gateway } && error.Resource == gateway.SubnetId && before.Gateways.All(other => other.Id != gateway.Id);

    private static bool IsAboutOther(Diagnostic error, NetworkOperation operation) =>
        AboutBorrowers.Contains(error.Id) && error.Resource != operation.Target && error.Resource?.Parent != operation.Target;

    private static Refusal Refuse(Diagnostic[] broken, Topology before, NetworkOperation operation, AzureBehavior behavior)
    {
        Diagnostic first = broken.OrderByDescending(error => error.Resource == operation.Target).ThenBy(error => error.Id, StringComparer.Ordinal).First();
        bool isSpaceUnderLink = AboutPeeredSpaces.Contains(first.Id) && first.Resource != operation.Target && before.VNets.Any(vnet => vnet.Peerings.Any(link => link.Id == first.Resource));
        bool isUnknown = IsAboutOther(first, operation) || (isSpaceUnderLink && !behavior.ClaimExpectedErrorCodes);
        return new Refusal
        {
            Status = Statuses.Refused,
            Code = isUnknown ? null : first.AzureErrorCode,
            Message = first.Message,
            Fix = first.Fix,
            Subject = first.Resource ?? operation.Target,
            RuleId = first.Id,
            Findings = [.. broken],
        };
    }
}
