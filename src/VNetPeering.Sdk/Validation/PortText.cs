using System.Globalization;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The port texts of security rules.</summary>
internal static class PortText
{
    /// <summary>Says whether a text is neither <c>*</c> nor a port nor a range of ports, and no placeholder either.</summary>
    public static bool IsRefused(string text)
    {
        if (SecurityRuleParts.IsUnknown(text) || text.Trim() == "*")
        {
            return false;
        }

        string[] ends = text.Split('-');
        return ends.Length > 2 || !TryRead(ends[0], out ushort first) || !TryRead(ends[^1], out ushort last) || last < first;
    }

    /// <summary>Returns the ports that a text names; null when it cannot be read.</summary>
    public static PortRange? Read(string text)
    {
        if (text.Trim() == "*")
        {
            return PortRange.All;
        }

        string[] ends = text.Split('-');
        return ends.Length <= 2 && TryRead(ends[0], out ushort first) && TryRead(ends[^1], out ushort last) && first <= last ? new PortRange(first, last) : null;
    }

    /// <summary>Returns the runs that ranges form: ascending, none touching the next.</summary>
    public static PortRange[] Join(IEnumerable<PortRange> ranges)
    {
        var joined = new List<PortRange>();
        foreach (PortRange range in ranges.OrderBy(range => range.First))
        {
            if (joined.Count > 0 && joined[^1].Last >= range.First - 1)
            {
                joined[^1] = new PortRange(joined[^1].First, Math.Max(joined[^1].Last, range.Last));
            }
            else
            {
                joined.Add(range);
            }
        }

        return [.. joined];
    }

    private static bool TryRead(string text, out ushort port) => ushort.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out port);
}
