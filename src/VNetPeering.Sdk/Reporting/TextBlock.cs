using System.Text;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Collects lines: <c>\n</c> at the end of each, no blanks before it, two blanks per level in front.</summary>
internal sealed class TextBlock
{
    private readonly StringBuilder _text = new();

    public TextBlock Line(string text = "", int level = 0)
    {
        if (text.Length > 0)
        {
            _text.Append(' ', level * 2).Append(text.AsSpan().TrimEnd());
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Adds a title and an indented line for each item; nothing when there are no items.</summary>
    public TextBlock Section(string title, IEnumerable<string> items)
    {
        bool first = true;
        foreach (string item in items)
        {
            if (first)
            {
                Line(title);
                first = false;
            }

            Line(item, 1);
        }

        return this;
    }

    /// <summary>Adds a section with an empty line before it; nothing when there are no items.</summary>
    public TextBlock Separated(string title, IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length == 0 ? this : Line().Section(title, all);
    }

    public override string ToString() => _text.ToString();
}
