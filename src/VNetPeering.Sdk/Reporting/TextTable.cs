namespace VNetPeering.Sdk.Reporting;

/// <summary>A table in the form that <c>az … -o table</c> prints: headings, a ruler, two blanks between columns. A last column that no row fills is left out.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<(string[] Cells, string? Note)> _rows = [];

    /// <summary>Adds a row and, below it, an indented note.</summary>
    public void Add(string? note, params string[] cells) => _rows.Add((cells, note));

    public void WriteTo(TextBlock block)
    {
        int shown = _rows.Exists(row => row.Cells[^1].Length > 0) ? headings.Length : headings.Length - 1;
        int[] widths = [.. headings.Take(shown).Select((heading, column) => _rows.Select(row => row.Cells[column].Length).Append(heading.Length).Max())];
        block.Line(Join(headings, widths));
        block.Line(Join([.. widths.Select(width => new string('-', width))], widths));
        foreach ((string[] cells, string? note) in _rows)
        {
            block.Line(Join(cells, widths));
            if (note is not null)
            {
                block.Line(note, 2);
            }
        }
    }

    private static string Join(string[] cells, int[] widths) => string.Join("  ", widths.Select((width, column) => cells[column].PadRight(width)));
}
