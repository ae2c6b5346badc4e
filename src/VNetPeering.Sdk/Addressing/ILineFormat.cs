namespace VNetPeering.Sdk.Addressing;

/// <summary>How the lines of a search tree are laid out for one width of key. <see cref="LineTree{TKey, TFormat}"/> draws the lines.</summary>
/// <typeparam name="TKey">A number that addresses are compared by.</typeparam>
internal interface ILineFormat<TKey>
    where TKey : unmanaged
{
    /// <summary>Gets how many intervals a leaf line holds: one more than its keys.</summary>
    static abstract int LeafIntervals { get; }

    /// <summary>Gets how many lines an inner line leads to: one more than its keys.</summary>
    static abstract int Children { get; }

    /// <summary>Gets the word of an inner line that says how many words behind the line its first child begins.</summary>
    static abstract int ChildWord { get; }

    /// <summary>Gets the half-word of a leaf line that holds the value of its first interval.</summary>
    static abstract int ValueHalf { get; }

    /// <summary>Writes a key such that exactly the addresses from <paramref name="start"/> on are greater than it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="slot">The number of the key in the line.</param>
    /// <param name="start">The lowest address of an interval; not zero, since no key stands for the first interval of a table.</param>
    static abstract void WriteKey(Span<uint> line, int slot, TKey start);

    /// <summary>Returns what <see cref="WriteKey"/> wrote, in the form that <see cref="Key"/> makes: the address before the start.</summary>
    static abstract TKey ReadKey(ref uint line, nuint slot);

    /// <summary>Writes a key that no address is greater than.</summary>
    static abstract void WritePadding(Span<uint> line, int slot);

    /// <summary>Returns how many of the first keys of a line are smaller than an address.</summary>
    /// <param name="line">The first word of the line, which begins a cache line.</param>
    /// <param name="address">The address, as <see cref="Key"/> made it.</param>
    /// <param name="mask">A bit for each key that counts.</param>
    static abstract nuint Rank(ref uint line, TKey address, uint mask);

    /// <summary>Returns an address in the form that it is compared in, and the address from that form.</summary>
    static abstract TKey Key(TKey address);
}
