using System.Globalization;
using System.Reflection;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Cli;

/// <summary>Reads <c>--behavior NAME=VALUE</c>: the members of <see cref="AzureBehavior"/>, ignoring case.</summary>
internal static class BehaviorReader
{
    private static readonly PropertyInfo[] Members =
    [
        .. typeof(AzureBehavior).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite && member.PropertyType != typeof(string))
            .OrderBy(member => member.Name, StringComparer.Ordinal),
    ];

    /// <summary>Gets the names that can be set.</summary>
    public static IEnumerable<string> Names => Members.Select(member => member.Name);

    /// <exception cref="UsageException">A text is not NAME=VALUE, or names no member, or gives a value that the member does not take.</exception>
    public static AzureBehavior Read(IEnumerable<string> texts)
    {
        var behavior = new AzureBehavior();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"--behavior \"{text}\" is not NAME=VALUE. Write, for example, --behavior AccessFlagBlocksWithoutSecurityGroup=false.");
            }

            string name = text[..equals].Trim();
            PropertyInfo member = Array.Find(Members, member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"--behavior \"{name}\" is not known. Names: {string.Join(", ", Names)}.");
            member.SetValue(behavior, Value(member, text[(equals + 1)..].Trim()));
        }

        return behavior;
    }

    private static object Value(PropertyInfo member, string text)
    {
        Type type = member.PropertyType;
        if (type == typeof(bool) && bool.TryParse(text, out bool flag))
        {
            return flag;
        }

        if (type == typeof(int) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        if (type.IsEnum && Enum.GetNames(type).FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is string word)
        {
            return Enum.Parse(type, word);
        }

        string values = type == typeof(bool) ? "true, false" : type.IsEnum ? string.Join(", ", Enum.GetNames(type)) : "a whole number";
        throw new UsageException($"--behavior {member.Name} does not take \"{text}\". Values: {values}.");
    }
}
