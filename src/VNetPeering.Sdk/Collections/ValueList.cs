using System.Collections;
using System.Runtime.CompilerServices;

namespace VNetPeering.Sdk.Collections;

/// <summary>Factory for <see cref="ValueList{T}"/>, so that collection expressions work.</summary>
public static class ValueList
{
    /// <summary>Creates a list that holds a copy of <paramref name="items"/>.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());

    /// <summary>Creates a list that holds a copy of <paramref name="items"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is ValueList<T> list)
        {
            return list;
        }

        T[] copy = [.. items];
        return copy.Length == 0 ? ValueList<T>.Empty : new ValueList<T>(copy);
    }
}

/// <summary>An immutable list that is equal to another when both hold equal items in the same order.</summary>
/// <remarks>
/// Records compare their parts with <c>Equals</c>; arrays and the BCL's immutable lists compare by reference there, this type by content.
/// Never null inside the model: an absent list is <see cref="Empty"/>. Thread-safe.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <summary>Gets the list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>Gets the items without a copy, for readers that keep them as they are.</summary>
    internal T[] Items => _items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Gets the items as a span, for loops that must not allocate.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Returns a list with <paramref name="item"/> behind the items of this one. Cost: a copy.</summary>
    public ValueList<T> Add(T item) => new([.. _items, item]);

    /// <summary>Returns a list with <paramref name="items"/> behind the items of this one. Cost: a copy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public ValueList<T> AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new([.. _items, .. items]);
    }

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns an enumerator that does not allocate.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Returns the items between brackets, separated by commas.</summary>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <summary>Walks the items of a list.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>Gets the item at the current position.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next item; <see langword="false"/> behind the last one.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}
