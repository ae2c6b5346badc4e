using System.Text;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Writes <c>docs/reference/conformance.md</c> from the cases and the tables.</summary>
internal static class ConformancePage
{
    public static string Write()
    {
        Dictionary<string, string> known = KnownDifferences.Differences.ToDictionary(item => item.Name, item => item.Because, StringComparer.Ordinal);
        var page = new StringBuilder();
        page.Append("# Conformance\n\n")
            .Append("What Azure really answered, as recorded exchanges, lab output, error texts of public issues and examples, against what the SDK answers.\n")
            .Append("The cases lie in `tests/VNetPeering.Sdk.Conformance/Cases`. This page is written by that project, and a test holds it.\n\n")
            .Append($"{CaseLibrary.All.Count} cases, {CheckCatalog.All.Count} checks: {CheckCatalog.All.Count - known.Count} agree, {known.Count} differ for a known reason; ")
            .Append($"{KnownDifferences.Unchecked.Count} recorded answers are not asked for yet.\n\n")
            .Append("To add a case, put its file into `Cases`; the tests then name what is missing: its route tables in `RecordedTables`, its other answers in a list of checks, ")
            .Append("or an entry with a reason in `KnownDifferences`. An answer of Azure's is never changed to agree; an entry goes when its check agrees.\n\n")
            .Append("## Checks\n\n| case | evidence | check | result |\n| --- | --- | --- | --- |\n");
        foreach (Check check in CheckCatalog.All)
        {
            string result = known.TryGetValue(check.Name, out string? because) ? $"differs: {because}" : "agrees";
            page.Append($"| {check.CaseId} | {CaseLibrary.Get(check.CaseId).Trust} | {Cell(check.What)} | {Cell(result)} |\n");
        }

        page.Append("\n## Answers that are not asked for yet\n\n| case | evidence | answer | reason |\n| --- | --- | --- | --- |\n");
        foreach (UncheckedAnswer answer in KnownDifferences.Unchecked)
        {
            page.Append($"| {answer.CaseId} | {CaseLibrary.Get(answer.CaseId).Trust} | {Cell(answer.What)} | {Cell(answer.Because)} |\n");
        }

        page.Append("\n## Rows left out of a comparison\n\nWhere the record does not let a row follow, it is left out on both sides.\n\n| case | table | reason |\n| --- | --- | --- |\n");
        foreach (RecordedTable table in RecordedTables.All.Where(table => table.LeftOut is not null).OrderBy(table => table.CaseId, StringComparer.Ordinal))
        {
            page.Append($"| {table.CaseId} | {Cell(table.What)} | {Cell(table.Because)} |\n");
        }

        page.Append("\n## Completed designs\n\nWhere a record leaves something out of its design that its own observation settles, it is written in.\n\n| case | what settles it |\n| --- | --- |\n");
        foreach (Completion completion in Completions.All)
        {
            page.Append($"| {completion.CaseId} | {Cell(completion.Because)} |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("->", "→", StringComparison.Ordinal);
}
