using System.Text.Json;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>A value of a design's JSON, read once.</summary>
internal sealed class DesignValue(JsonValueKind kind, string name, HeldText text, DesignValue[] items)
{
    internal JsonValueKind Kind => kind;

    /// <summary>Gets the name of the property that it is the value of; empty for items of lists.</summary>
    internal string Name => name;

    /// <summary>Gets what is written of a value that holds no others.</summary>
    internal string Text => text.Text;

    /// <summary>Gets the values in an object or list.</summary>
    internal DesignValue[] Items => items;

    /// <summary>Gets what a text names; nothing until <see cref="Resolve"/> has looked.</summary>
    internal Reference Names { get; private set; }

    /// <summary>Returns a property; null where there is none of that name.</summary>
    internal DesignValue? Find(string property)
    {
        foreach (DesignValue item in items)
        {
            if (item.Name == property)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Notes what the texts in it name, but for those of names, which mean nothing to packets.</summary>
    internal void Resolve(Func<string, Reference> read, Action<Reference> see)
    {
        if (kind == JsonValueKind.String)
        {
            Names = text.Names ??= read(text.Text);
            see(Names);
        }

        foreach (DesignValue item in items)
        {
            if (!DesignReading.IsName(item.Name))
            {
                item.Resolve(read, see);
            }
        }
    }
}
