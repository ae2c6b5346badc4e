using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>A case as an estate: short form, completions, the edits of one step, then the SDK's importer.</summary>
internal static class CaseEstate
{
    public static CompactDesign Design(string caseId)
    {
        var design = new CompactDesign(CaseLibrary.Get(caseId).Topology);
        foreach (Completion completion in Completions.All.Where(completion => completion.CaseId == caseId))
        {
            completion.Complete(design);
        }

        return design;
    }

    public static Topology Read(string caseId, Action<CompactDesign>? step = null)
    {
        CompactDesign design = Design(caseId);
        step?.Invoke(design);
        return Read(caseId, design);
    }

    /// <exception cref="InvalidDataException">The importer left a part of the design out, so no check on it would mean anything.</exception>
    public static Topology Read(string name, CompactDesign design)
    {
        ImportResult result = EstateImporter.ReadText(name + ".json", CaseDesign.ToJson(design));
        int expected = design.List("virtualNetworks").Count;
        int read = result.Topology.VNets.Count(vnet => !vnet.IsPlaceholder);
        return read == expected && result.Ignored.Count == 0
            ? result.Topology
            : throw new InvalidDataException($"Of {expected} VNets of case \"{name}\" {read} were read; ignored: {string.Join(", ", result.Ignored)}.");
    }

    /// <summary>Compiles under the None rows that the platform had at the time of the case.</summary>
    public static CompiledNetwork Compile(this Topology topology, PlatformNoneList none) =>
        topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { PlatformNoneList = none } });
}
