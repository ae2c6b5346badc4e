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

    public static Topology Read(string name, CompactDesign design) => EstateImporter.ReadText(name + ".json", CaseDesign.ToJson(design)).Topology;

    /// <summary>Compiles under the None rows that the platform had at the time of the case.</summary>
    public static CompiledNetwork Compile(this Topology topology, PlatformNoneList none) =>
        topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { PlatformNoneList = none } });
}
