using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Numbers values from 1, equal ones alike; 0 stands for no value. Not thread-safe.</summary>
/// <remarks>Objects are equal here when they are one object, so that a table gives back exactly what was put into it.</remarks>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class ValueNumbers<T>
{
    private readonly Dictionary<Key, int> _numbers = [];
    private readonly List<T?> _values = [default];

    /// <summary>Gets how many values have a number.</summary>
    internal int Count => _values.Count - 1;

    /// <summary>Returns the number of a value.</summary>
    internal int Number(T value)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, new Key(value), out bool exists);
        if (!exists)
        {
            number = _values.Count;
            _values.Add(value);
        }

        return number;
    }

    /// <summary>Returns the values by number, the default value of the type at 0.</summary>
    internal T?[] ToArray() => [.. _values];

    // A dictionary takes no null as key, but a table takes it as value.
    private readonly struct Key(T value) : IEquatable<Key>
    {
        private readonly T _value = value;

        public bool Equals(Key other) =>
            typeof(T).IsValueType ? EqualityComparer<T>.Default.Equals(_value, other._value) : ReferenceEquals(_value, other._value);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() =>
            typeof(T).IsValueType ? EqualityComparer<T>.Default.GetHashCode(_value!) : RuntimeHelpers.GetHashCode(_value);
    }
}
