using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Serialization;

/// <summary>
/// Makes model records by reflection, so that a property which is added to the model is filled without anybody thinking of it.
/// Without a random source every property is set to something else than its default; with one, each is set or left by chance.
/// </summary>
internal sealed class RecordFiller(Random? random = null)
{
    private static readonly MethodInfo ToValueList = typeof(ValueList).GetMethods().Single(method => method.Name == nameof(ValueList.ToValueList));
    private int _count;

    public HashSet<Type> Records { get; } = [];

    public T Fill<T>() => (T)FillRecord(typeof(T));

    public static IEnumerable<PropertyInfo> WritableProperties(Type record) => record.GetProperties().Where(property => property.CanWrite);

    private object FillRecord(Type type)
    {
        Records.Add(type);
        object record = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in WritableProperties(type))
        {
            bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
            if (isRequired || random is null || random.Next(3) > 0)
            {
                property.SetValue(record, Value(property.PropertyType, property.GetValue(record), property.Name));
            }
        }

        return record;
    }

    private object Value(Type type, object? present, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Value(underlying, null, name);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            Type item = type.GetGenericArguments()[0];
            int length = random is null ? 2 : random.Next(4);
            var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            for (int i = 0; i < length; i++)
            {
                items.Add(Value(item, null, name));
            }

            return ToValueList.MakeGenericMethod(item).Invoke(null, [items])!;
        }

        if (type.IsEnum)
        {
            return EnumValue(type, present);
        }

        _count++;
        return type switch
        {
            _ when type == typeof(bool) => random is null ? present is not true : random.Next(2) == 0,
            _ when type == typeof(int) => random?.Next(-5, 70_000) ?? _count,
            _ when type == typeof(long) => random?.NextInt64(uint.MaxValue) ?? 4_200_000_000L - _count,
            _ when type == typeof(string) => $"{name} <{_count}> \"é\\ \n日本 𝄞 + & '",
            _ when type == typeof(ResourceName) => (object)new ResourceName($"Name-{_count}"),
            _ when type == typeof(Region) => new Region($"West Europe {_count}"),
            _ when type == typeof(ResourceId) => Id(),
            _ when type == typeof(HostAddress) => Address(),
            _ when type == typeof(AddressPrefix) => Prefix(),
            _ when type == typeof(RouteDestination) => Destination(),
            _ when type == typeof(NextHopAddress) => _count % 2 == 0 ? NextHopAddress.FromAddress(Address()) : NextHopAddress.FromUnresolved("[reference(fw).ip]"),
            _ when type == typeof(Protocol) => Protocol.Create(ProtocolKind.Tcp, new PortRange(443, 443), new PortRange(8000, 8000 + _count)),
            _ when type == typeof(SourceMap) => Sources(),
            _ when type.IsClass && type.GetMethod("<Clone>$") is not null => FillRecord(type),
            _ => throw new InvalidOperationException($"The filler has no value of type {type}, which property {name} has. Add one, and a codec to Serialization/Formats."),
        };
    }

    private object EnumValue(Type type, object? present)
    {
        Array members = Enum.GetValues(type);
        if (type.IsDefined(typeof(FlagsAttribute)))
        {
            int all = members.Cast<object>().Aggregate(0, (set, member) => set | Convert.ToInt32(member, CultureInfo.InvariantCulture));
            return Enum.ToObject(type, random is null ? all : random.Next(all + 1));
        }

        object value = random is null ? members.GetValue(members.Length - 1)! : members.GetValue(random.Next(members.Length))!;
        return random is null && value.Equals(present) ? members.GetValue(0)! : value;
    }

    private ResourceId Id() => ResourceId.Create("<SUBSCRIPTION_ID>", "RG-Net", ResourceTypes.VNet, $"VNet{_count}").Child("subnets", $"Sub{random?.Next(100) ?? _count}");

    private HostAddress Address() => HostAddress.Parse(_count % 3 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"fd00::{_count % 65_536:x}")
        : string.Create(CultureInfo.InvariantCulture, $"10.1.{_count / 256 % 256}.{_count % 256}"));

    private AddressPrefix Prefix() => AddressPrefix.Containing(Address(), 1 + (_count % 32));

    private RouteDestination Destination() => (_count % 3) switch
    {
        0 => RouteDestination.FromPrefix(Prefix()),
        1 => RouteDestination.FromServiceTag("Storage.WestEurope"),
        _ => RouteDestination.FromUnresolved("[parameters('prefix')]"),
    };

    private SourceMap Sources() => new(Enumerable.Range(0, 3).Select(_ => KeyValuePair.Create((ResourceId)Value(typeof(ResourceId), null, "Sources"), Fill<SourceLocation>())));
}
