using System.Collections;

namespace VNetPeering.Sdk.Collections;

/// <summary>An immutable list in chunks of 256, so that a copy with one item changed shares all chunks but one. Thread-safe.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class ChunkedList<T> : IReadOnlyList<T>
{
    private const int Bits = 8;
    private const int Mask = (1 << Bits) - 1;

    private readonly T[][] _chunks;

    /// <summary>Creates a list with the items of an array.</summary>
    internal ChunkedList(ReadOnlySpan<T> items)
    {
        _chunks = new T[(items.Length + Mask) >> Bits][];
        for (int i = 0; i < _chunks.Length; i++)
        {
            ReadOnlySpan<T> rest = items[(i << Bits)..];
            _chunks[i] = (rest.Length > Mask ? rest[..(Mask + 1)] : rest).ToArray();
        }

        Length = items.Length;
    }

    private ChunkedList(T[][] chunks, int length)
    {
        _chunks = chunks;
        Length = length;
    }

    /// <summary>Gets the number of items.</summary>
    internal int Length { get; }

    /// <inheritdoc/>
    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>Gets the item at a position.</summary>
    public T this[int index] => _chunks[index >> Bits][index & Mask];

    /// <summary>Returns a list with other items at some positions. Cost: a copy of the list of chunks and of each chunk that holds such a position.</summary>
    internal ChunkedList<T> With(IReadOnlyList<(int Index, T Item)> changes)
    {
        if (changes.Count == 0)
        {
            return this;
        }

        var chunks = (T[][])_chunks.Clone();
        for (int i = 0; i < changes.Count; i++)
        {
            (int index, T item) = changes[i];
            int chunk = index >> Bits;
            if (ReferenceEquals(chunks[chunk], _chunks[chunk]))
            {
                chunks[chunk] = (T[])_chunks[chunk].Clone();
            }

            chunks[chunk][index & Mask] = item;
        }

        return new(chunks, Length);
    }

    /// <summary>Returns an enumerator that does not allocate.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _chunks.SelectMany(chunk => chunk).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Walks the items of a list.</summary>
    internal struct Enumerator
    {
        private readonly ChunkedList<T> _list;
        private int _index;

        internal Enumerator(ChunkedList<T> list)
        {
            _list = list;
            _index = -1;
        }

        /// <summary>Gets the item at the current position.</summary>
        public readonly T Current => _list[_index];

        /// <summary>Moves to the next item; <see langword="false"/> behind the last one.</summary>
        public bool MoveNext() => ++_index < _list.Length;
    }
}
